import { expect, test } from 'vitest';
import type { Container } from '../../../../core/readers/containers';
import { rules } from '../../../../server/rules';
import { containerStale } from '../../../../server/drift/rules/containerStale';
import { checkProblems } from '../../checkProblems';

const container = (given: Partial<Container> & Pick<Container, 'service'>): Container => ({
  folder: '',
  files: ['compose.yaml'],
  image: 'postgres:15',
  environment: {},
  ports: [],
  mounts: [],
  ...given,
});

const db = container({
  service: 'db',
  environment: { POSTGRES_DB: 'main', POSTGRES_PASSWORD: 'secret', PG_MAJOR: '15' },
  ports: [{ target: 5432, protocol: 'tcp', published: 5432 }],
  mounts: ['/var/lib/postgresql/data'],
});

test.each<[string, string, readonly Container[]]>([
  [
    'what was changed after the container was made',
    `
    #- /compose.yaml
    services:
      db:
        image: postgres:17
    #          ^^^^^^^^^^^ information container-stale: The container of db still runs with the image postgres:15, another value of POSTGRES_DB, no variable TZ, no port 5433, no port 6000 and no mount at /backup: recreate it with "docker compose up -d db"
        environment: {POSTGRES_DB: other, TZ: UTC}
        ports: ["5433:5432", "6000-6010:6000-6010"]
        volumes: ["data:/var/lib/postgresql/data", "./backup:/backup"]
    volumes: {data: }
    `,
    [db],
  ],
  [
    'a password, without saying it',
    `
    #- /compose.yaml
    services:
      db:
        image: postgres:15
        environment: [POSTGRES_PASSWORD=changed]
    #                                   ^^^^^^^ information container-stale: The container of db still runs with another value of POSTGRES_PASSWORD: recreate it with "docker compose up -d db"
    `,
    [db],
  ],
  [
    'the second Compose setup of a project',
    `
    applications: {api: {type: "php:8.4", source: {root: api}}, web: {type: "nodejs:24", source: {root: web}}}
    #- /api/compose.yaml
    services: {db: {image: "postgres:17"}}
    #                      ^^^^^^^^^^^^^ information container-stale: The container of db still runs with the image postgres:15: recreate it with "docker compose up -d db"
    #- /web/compose.yaml
    services: {db: {image: "postgres:17"}}
    `,
    [{ ...db, folder: 'api', files: ['api/compose.yaml'] }],
  ],
])('container-stale: %s', (_, drawing, running) => checkProblems(drawing, [containerStale], {}, { running }));

test.each<[string, string, readonly Container[]]>([
  [
    'what is equal',
    `
    services:
      db:
        image: docker.io/library/postgres:15
        environment: {POSTGRES_DB: main, POSTGRES_PASSWORD: secret}
        ports: ["127.0.0.1:5432:5432"]
        volumes: ["data:/var/lib/postgresql/data/"]
    `,
    [db],
  ],
  [
    'what the shell may have set, or Docker chooses',
    `
    services:
      db:
        image: postgres:\${VERSION:-17}
        environment: {POSTGRES_DB: "\${DB:-other}", HOME: }
        ports: ["\${PORT:-9999}:5432", "5432", "\${RANGE:-6000-6010}:6000-6010"]
        volumes: ["data:\${DATA:-/elsewhere}"]
    `,
    [db],
  ],
  ['what is built', 'services: {db: {build: ., image: "mine:2"}}', [db]],
  ['a service that is not there', 'services: {web: {image: "nginx"}}', [db]],
  ['a container of another Compose setup', 'services: {db: {image: "postgres:17"}}', [{ ...db, folder: 'docker' }]],
  [
    'a container that was made from other files',
    'services: {db: {image: "postgres:17"}}',
    [
      { ...db, files: ['compose.yaml', 'compose.prod.yaml'] },
      { ...db, files: ['other.yaml'] },
      { ...db, files: undefined },
    ],
  ],
  ['what does not run', 'services: {db: {image: "postgres:17"}}', []],
  ['a name that every object has', 'services: {db: {image: "postgres:15", environment: {toString: "a b"}}}', []],
])('container-stale is silent about %s', (_, compose, running) =>
  checkProblems(`#- /compose.yaml\n${compose}`, [containerStale], {}, { running }),
);

test('what only a container tells is compared with the manifest', () =>
  checkProblems(
    `
    applications:
      app: {type: "php:8.4"}
    #                  ^^^ warning runtime-version-drift: PHP 8.4 is declared, 8.3.14 runs now (app in compose.yaml)
    services:
      db: {type: "postgresql:17"}
    #                        ^^ warning service-version-drift: PostgreSQL 17 is declared, 15 runs now (db in compose.yaml)
      cache: {type: "redis:8.0"}
    #                      ^^^ warning service-version-drift: Redis 8.0 is declared, 7.2 runs locally (cache in compose.yaml)
    #- /compose.yaml
    services:
      app: {build: .}
    # ^^^ warning runtime-version-drift: PHP 8.3.14 runs now, 8.4 is declared
      db: {image: "postgres:latest"}
    #             ^^^^^^^^^^^^^^^^^ warning service-version-drift: PostgreSQL 15 runs now, 17 is declared
      cache: {image: "redis:7.2"}
    #                       ^^^ warning service-version-drift: Redis 7.2 runs locally, 8.0 is declared
    #- /Dockerfile
    FROM example.com/team/base
    `,
    rules.filter(({ code }) => code.endsWith('version-drift')),
    {},
    {
      running: [
        container({ service: 'app', image: 'project-app', environment: { PHP_VERSION: '8.3.14', NODE_VERSION: '22' } }),
        container({ service: 'db', image: 'postgres:latest', environment: { PG_MAJOR: '15', PG_VERSION: '15.4-1' } }),
        container({ service: 'cache', image: 'redis:7.2', environment: { REDIS_VERSION: '7.2.5' } }),
      ],
    },
  ));

test('a hostile name is in no command', () => {
  expect(() =>
    checkProblems(
      `
      #- /compose.yaml
      services:
        "a; rm": {image: "redis:8.0"}
      #                  ^^^^^^^^^^^ information container-stale: The container of a; rm still runs with the image postgres:15: recreate it
      `,
      [containerStale],
      {},
      { running: [container({ service: 'a; rm' })] },
    ),
  ).not.toThrow();
});
