import { expect, test } from 'vitest';
import { engineInfo } from '../../../core/drift/engines';
import { isPlatformOnly } from '../../../core/drift/missingServices';
import { imageNames } from '../../../core/manifest/registry';
import { engineOf } from '../../../core/readers/declaredType';
import { readDeclared } from '../../../core/readers/manifest';
import { projectOf } from '../../fixture';

test.each([...imageNames('service'), 'mysql-replica'].map((it) => [it]))(
  'the comparer knows the service type %s',
  (type) => {
    expect(engineInfo(engineOf(type))).toBeDefined();
  },
);

test('what the platform alone runs is expected nowhere else', () => {
  const services = [...imageNames('service'), 'mysql-replica', 'postgres-replica'].map(
    (type) => `  ${type}: { type: "${type}:1" }\n`,
  );
  const { manifest } = projectOf({ texts: { '.upsun/config.yaml': `services:\n${services.join('')}` } });
  const alone = readDeclared(manifest).services.filter(isPlatformOnly);
  expect(alone.map(({ name }) => name)).toEqual([
    'chrome-headless',
    'mariadb-replica',
    'network-storage',
    'postgresql-replica',
    'varnish',
    'vault-kms',
    'mysql-replica',
    'postgres-replica',
  ]);
});
