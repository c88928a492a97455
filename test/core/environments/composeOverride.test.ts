import { expect, test } from 'vitest';
import { loadCompose } from '../../../core/compose/load';
import { composeOverride, type OverriddenService } from '../../../core/environments/local/composeOverride';
import { defaultSettings } from '../../../core/settings';
import { filesFrom } from '../../../core/workspace';

const labels = { 'dev.environment-parity.environment': 'x' };
const db: OverriddenService = {
  name: 'db',
  image: 'postgres:17',
  replaced: false,
  ports: [{ target: 5432, published: 40001 }],
};

const override = (text: string, services: readonly OverriddenService[] = [db]) =>
  composeOverride(loadCompose(filesFrom({ 'compose.yaml': text }), defaultSettings), services, labels);

test('ports of its own, no dependencies, our labels', () => {
  expect(override('services: { db: { image: postgres:17, ports: ["5432:5432"] } }')).toBe(`services:
  db:
    pull_policy: never
    depends_on: !reset null
    ports: !override
      - "127.0.0.1:40001:5432"
    labels:
      dev.environment-parity.environment: x
networks:
  default:
    name: !reset null
    external: !reset null
    labels:
      dev.environment-parity.environment: x
`);
});

test.each([
  ['a name of its own', 'services: { db: { image: a, container_name: mine } }', '    container_name: !reset null\n'],
  ['a volume of its own', 'services: {}\nvolumes: { d: { name: mine } }', '  d:\n    name: !reset null\n'],
  ['a network of its own', 'networks: { n: { name: mine } }\nservices: {}', '  n:\n    name: !reset null\n'],
  ['an external network', 'networks: { n: { external: true } }\nservices: {}', '    external: !reset null\n'],
])('%s', (_name, text, expected) => {
  expect(override(text)).toContain(expected);
});

test('an external volume is left alone: services with one are refused', () => {
  expect(override('services: {}\nvolumes: { d: { external: true } }')).not.toContain('  d:');
});

test('a service without ports publishes none, a replaced image is written', () => {
  const text = override('services: {}', [{ ...db, ports: [], replaced: true, image: 'mirror.example/postgres:17' }]);
  expect(text).toContain('    image: mirror.example/postgres:17\n');
  expect(text).toContain('    ports: !reset []\n');
});

test('names that are no plain YAML are quoted', () => {
  expect(override('services: {}', [{ ...db, name: '1.0' }])).toContain('  "1.0":\n');
});
