import { expect, test } from 'vitest';
import { compareSetups } from '../../../core/comparison/setup';
import { projectOf, readFixture } from '../../fixture';

const manifest = `
applications:
  app:
    type: php:8.3
    relationships: { db: }
services:
  db:
    type: postgresql:16
`;

const compose = (image: string, environment: string) => `
services:
  db:
    image: ${image}
    environment: { ${environment} }
`;

const project = (files: Readonly<Record<string, string>>) =>
  projectOf(
    readFixture(
      Object.entries(files)
        .map(([file, text]) => `#- /${file}\n${text.trim()}\n`)
        .join(''),
    ),
  );

const before = {
  '.upsun/config.yaml': manifest,
  'compose.yaml': compose('postgres:16', 'LANG: C, POSTGRES_PASSWORD: abc'),
};

test('the same files do not differ', () => {
  expect(compareSetups(project(before), project(before))).toEqual({ files: [], differences: [], notCompared: [] });
});

test('another order of keys, and comments, are a difference of the file alone', () => {
  const after = { ...before, 'compose.yaml': compose('postgres:16', 'POSTGRES_PASSWORD: abc, LANG: C') + '# more' };
  expect(compareSetups(project(before), project(after))).toEqual({
    files: [{ file: 'compose.yaml', change: 'changed' }],
    differences: [],
    notCompared: [],
  });
});

test('versions, variables and what is on one side alone, by place; secrets are not shown', () => {
  const after = {
    '.upsun/config.yaml': manifest.replace('postgresql:16', 'postgresql:17').replace('php:8.3', 'php:8.4'),
    'compose.yaml': `${compose('postgres:17', 'LANG: de, POSTGRES_PASSWORD: xyz').trim()}\n  mail:\n    image: mailpit\n`,
  };
  const compared = compareSetups(project(before), project(after));
  const told = compared.differences.map(
    ({ place, path, before: one = '-', after: other = '-' }) => `${place} ${path.join('.')}: ${one} > ${other}`,
  );
  expect(told).toEqual([
    'Manifest applications.app.type: php:8.3 > php:8.4',
    'Manifest services.db.type: postgresql:16 > postgresql:17',
    'Compose services.db.image: postgres:16 > postgres:17',
    'Compose services.db.environment.LANG: C > de',
    'Compose services.db.environment.POSTGRES_PASSWORD: *** > ***',
    'Compose services.mail: - > image, networks',
  ]);
  expect(JSON.stringify(compared)).not.toMatch(/abc|xyz/);
});

test('what is not known on one side is no difference', () => {
  const after = { ...before, 'compose.yaml': compose('postgres:${VERSION}', 'LANG: C, POSTGRES_PASSWORD: abc') };
  const { differences, notCompared } = compareSetups(project(before), project(after));
  expect(differences.filter(({ place }) => place === 'Compose')).toEqual([]);
  expect(notCompared).toMatchObject([{ place: 'Compose' }]);
});

test('a file that can not be read hides nothing as removed', () => {
  const after = { ...before, '.upsun/config.yaml': 'applications: {' };
  const { differences, notCompared } = compareSetups(project(before), project(after));
  expect(differences.filter(({ change }) => change === 'removed')).toEqual([]);
  expect(notCompared.map(({ place }) => place)).toContain('Manifest');
});
