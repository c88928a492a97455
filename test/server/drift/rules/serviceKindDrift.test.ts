import { describe, expect, test } from 'vitest';
import { serviceKindDrift } from '../../../../server/drift/rules/serviceKindDrift';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    "the platform's mysql, which is MariaDB, and Oracle's",
    `
    services:
      db: {type: "mysql:11.8"}
    #            ^^^^^^^^^^^^ warning service-kind-drift: MariaDB 11.8 is declared, MySQL 8.4 runs locally (db in compose.yaml): JSON columns, authentication plugins, reserved words and the query optimizer differ
    #- /compose.yaml
    services:
      db: {image: "mysql:8.4"}
    #             ^^^^^^^^^^^ warning service-kind-drift: MySQL runs locally, MariaDB 11.8 is declared: JSON columns, authentication plugins, reserved words and the query optimizer differ
    `,
  ],
  [
    'PostgreSQL for MariaDB, which the application uses',
    `
    #- /.env
    DATABASE_URL=postgresql://app:x@database:5432/app
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", relationships: {database: "db:mysql"}}
    services:
      db: {type: "mariadb:11.8"}
    #            ^^^^^^^^^^^^^^ warning service-kind-drift: MariaDB 11.8 is declared, PostgreSQL 17 runs locally (database in compose.yaml): SQL dialect, types and transactions differ
    #- /compose.yaml
    services:
      database: {image: "postgres:17"}
    #                   ^^^^^^^^^^^^^ warning service-kind-drift: PostgreSQL runs locally, MariaDB 11.8 is declared: SQL dialect, types and transactions differ
    `,
  ],
  [
    'PostgreSQL for MariaDB, and no URL tells',
    `
    services:
      db: {type: "mariadb:11.8"}
    #- /compose.yaml
    services:
      database: {image: "postgres:17"}
    `,
  ],
  [
    'Redis for Valkey',
    `
    services:
      cache: {type: "valkey:8.1"}
    #               ^^^^^^^^^^^^ information service-kind-drift: Valkey 8.1 is declared, Redis 8 runs locally (redis in compose.yaml): they parted with Redis 7.4: modules, newer commands and data files differ
    #- /compose.yaml
    services:
      redis: {image: "redis:8"}
    #                ^^^^^^^^^ information service-kind-drift: Redis runs locally, Valkey 8.1 is declared: they parted with Redis 7.4: modules, newer commands and data files differ
    `,
  ],
  [
    'Memcached is no Redis',
    `
    services:
      cache: {type: "redis:8.0"}
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      db: {image: "postgres:17"}
      memcached: {image: "memcached:1.6"}
    `,
  ],
])('service-kind-drift: %s', (_, drawing) => {
  checkProblems(drawing, [serviceKindDrift]);
});

describe('fixes of service-kind-drift', () => {
  const drawing = (type: string, image: string) => `
    services:
      db: {type: "${type}"}
    #- /compose.yaml
    services:
      db:
        image: ${image} # ours
    `;

  test('the image of the declared engine, where it understands what the other was told', () => {
    checkFix(
      drawing('mariadb:11.8', 'mysql:8.4'),
      serviceKindDrift,
      "Change the image to mariadb:11.8 (MariaDB can't take over the data that MySQL wrote: dump it first)",
      '\n#- /compose.yaml\nservices:\n  db:\n    image: mariadb:11.8 # ours\n',
    );
  });

  test('the local type for the manifest, with what production loses', () => {
    checkFix(
      drawing('mariadb:11.8', 'mysql:8.4'),
      serviceKindDrift,
      'Declare oracle-mysql:8.4 instead (production loses the data of db: dump it first)',
      '\n#- /.upsun/config.yaml\nservices:\n  db: {type: "oracle-mysql:8.4"}\n',
    );
  });

  test.each<[type: string, image: string, titles: string[]]>([
    [
      'mariadb:11.8',
      'mysql:8.4',
      [
        "Change the image to mariadb:11.8 (MariaDB can't take over the data that MySQL wrote: dump it first)",
        'Declare oracle-mysql:8.4 instead (production loses the data of db: dump it first)',
      ],
    ],
    ['valkey:8.1', 'redis:8', ['Change the image to valkey/valkey:8.1']],
    // Its variables have other names, or its endpoint has.
    [
      'oracle-mysql:8.4',
      'mariadb:11.8',
      ['Declare mariadb:11.8 instead (production loses the data of db: dump it first)'],
    ],
    ['redis:8.0', 'valkey/valkey:8.1', []],
    [
      'mariadb:11.8',
      '"${IMAGE:-mysql:8.4}"',
      ['Declare oracle-mysql:8.4 instead (production loses the data of db: dump it first)'],
    ],
  ])('%s declared, %s here: none is preferred', (type, image, titles) => {
    expect(new Set(fixTitles(drawing(type, image), serviceKindDrift))).toEqual(new Set(titles));
  });
});
