import { expect, test } from 'vitest';
import { check } from '../../../server/check';
import { differencesOf } from '../../../server/drift/differences';
import { lens } from '../../../server/drift/lens';
import { projectOf, readFixture } from '../../fixture';

/** "db: title" for a lens above a line that begins with db. */
function lenses(drawing: string, file: string): string[] {
  const { texts } = readFixture(drawing);
  const project = projectOf({ texts });
  return lens(project, file, differencesOf(project, check(project).problems)).map(({ span, title }) => {
    const above = (texts[file] ?? '').slice(span.start, span.end);
    return above === '' ? title : `${above}: ${title}`;
  });
}

const manifest = `
  applications:
    app: {type: "php:8.4"}
  services:
    db: {type: "postgresql:17"}
    cache: {type: "redis:8.0"}
    bus: {type: "rabbitmq:4.3"}
    proxy: {type: "varnish:9.0"}
`;
const compose = `  #- /compose.yaml
  services:
    db: {image: "postgres:15"}
    bus: {image: "rabbitmq:latest"}
    web: {image: "php:8.4"}
`;

test('above the manifest and each of its parts', () => {
  expect(lenses(manifest + compose, '.upsun/config.yaml')).toEqual([
    '$(play) Reproduce production here',
    '$(git-branch-create) Branch an environment',
    'app: $(check) Same version locally (web)',
    'db: $(warning) PostgreSQL 17 is declared, 15 runs locally (db in compose.yaml)',
    'cache: $(warning) Redis 8.0 is declared, and no Compose service runs it (compose.yaml)',
    'bus: $(question) Local state unknown: the tag "latest" names no version',
  ]);
});

test('where the rule is switched off, nothing is said to be the same', () => {
  const { texts } = readFixture(
    'services: {db: {type: "postgresql:17"}}\n#- /compose.yaml\nservices: {db: {image: "postgres:15"}}\n',
  );
  const lenses = lens(projectOf({ texts }), '.upsun/config.yaml', []);
  expect(lenses.map(({ title }) => title)).toEqual([
    '$(play) Reproduce production here',
    '$(git-branch-create) Branch an environment',
  ]);
});

test('several differences of one thing are one lens', () => {
  const drawing = `
    services: {db: {type: "postgresql:17"}}
    #- /compose.yaml
    services: {db: {image: "postgres:15"}}
    #- /.env
    DATABASE_URL=postgresql://app:app@db:5432/app?serverVersion=16
  `;
  expect(lenses(drawing, '.upsun/config.yaml').at(-1)).toBe(
    'db: $(warning) PostgreSQL 17 is declared, DATABASE_URL in .env says PostgreSQL 16, and 1 more',
  );
});

test('above the services of Compose, all of them and each', () => {
  expect(lenses(manifest + compose, 'compose.yaml')).toEqual([
    'services: Compared with .upsun/config.yaml: 2 differences, 1 unknown',
    'services: $(wand) Align with production',
    'db: $(warning) PostgreSQL 17 in the manifest · 1 difference',
    'bus: $(question) RabbitMQ 4.3 in the manifest · unknown here: the tag "latest" names no version',
    'web: $(check) PHP 8.4 in the manifest (app) · same as production',
  ]);
});

test.each([
  [
    'the same',
    'postgresql:17',
    'database: {image: "postgres:17"}',
    '$(check) PostgreSQL 17 in the manifest (db) · same as production',
  ],
  [
    'another kind',
    'mariadb:11.8',
    'db: {image: "mysql:8.4"}',
    '$(warning) MariaDB 11.8 in the manifest · 1 difference',
  ],
  [
    'a little older',
    'mariadb:11.8',
    'db: {image: "mariadb:11.4"}',
    '$(info) MariaDB 11.8 in the manifest · 1 difference',
  ],
  ['not declared', 'postgresql:17', 'cache: {image: "redis:8"}', '$(info) Not in the manifest'],
  ['a tool for development', 'postgresql:17', 'mail: {image: "axllent/mailpit:v1"}', undefined],
  ['of a profile', 'postgresql:17', 'cache: {image: "redis:8", profiles: [search]}', undefined],
])('above a service of Compose that is %s', (_, type, service, expected) => {
  const drawing = `services: {db: {type: "${type}"}}\n#- /compose.yaml\nservices:\n  ${service}\n`;
  const name = service.split(':')[0] ?? '';
  const found = lenses(drawing, 'compose.yaml').filter((it) => !it.startsWith('services:'));
  expect(found).toEqual(expected === undefined ? [] : [`${name}: ${expected}`]);
});

test('of the containers of one application, each tells what is written at it', () => {
  const drawing = `
    applications:
      app:
        type: php:8.4
        variables: {env: {SESSION_DRIVER: database}}
        workers: {queue: {commands: {start: php bin/console messenger:consume async}}}
    #- /Dockerfile
    FROM php:8.3
    #- /compose.yaml
    services:
      app:
        build: .
        environment: {SESSION_DRIVER: file}
      queue:
        build: .
        command: php bin/console app:kafka:consume
  `;
  expect(lenses(drawing, 'compose.yaml')).toEqual([
    'services: Compared with .upsun/config.yaml: 3 differences',
    'services: $(wand) Align with production',
    'app: $(warning) PHP 8.4 in the manifest · 2 differences',
    'queue: $(warning) PHP 8.4 in the manifest (app) · 2 differences',
  ]);
});

test("above the services of an application's own Compose file", () => {
  const drawing = `
    applications:
      shop: {type: "php:8.4", source: {root: shop}, relationships: {db: }}
      blog: {type: "php:8.4", source: {root: blog}}
    services:
      db: {type: "postgresql:17"}
    #- /shop/compose.yaml
    services: {db: {image: "postgres:16"}}
  `;
  expect(lenses(drawing, 'shop/compose.yaml')).toContain('db: $(warning) PostgreSQL 17 in the manifest · 1 difference');
});

test('where nothing differs, nothing is offered', () => {
  const equal =
    '#- /.upsun/config.yaml\nservices: {db: {type: "postgresql:17"}}\n#- /compose.yaml\nservices: {db: {image: "postgres:17"}}\n';
  expect(lenses(equal, 'compose.yaml')[0]).toEqual('services: Compared with .upsun/config.yaml: no differences found');
});

test.each([
  ['a Compose file without a manifest', '#- /compose.yaml\nservices: {}\n', 'compose.yaml'],
  ['an override file', `${manifest}${compose}  #- /compose.override.yaml\n  services: {}\n`, 'compose.override.yaml'],
  ['a manifest of routes alone', '#- /.upsun/routes.yaml\nroutes: {}\n', '.upsun/routes.yaml'],
  ['another file', manifest, 'README.md'],
])('none above %s', (_, drawing, file) => expect(lenses(drawing, file)).toEqual([]));

test('what another environment on this machine tells is not unknown', () => {
  const places = '#- /.ddev/config.yaml\nphp_version: "8.4"\ndatabase: {type: postgres, version: "17"}\n';
  const ci = '#- /.github/workflows/ci.yml\njobs: {test: {services: {redis: {image: "redis:8.0"}}}}\n';
  expect(lenses(`${manifest.replace(/^ {2}/gm, '')}${places}${ci}`, '.upsun/config.yaml')).toEqual([
    '$(play) Reproduce production here',
    '$(git-branch-create) Branch an environment',
    'app: $(check) Same version in DDEV (web)',
    'db: $(check) Same version in DDEV (db)',
    'cache: $(info) DDEV does not run it',
    'bus: $(info) DDEV does not run it',
    'proxy: $(info) DDEV does not run it',
  ]);
});
