import { test } from 'vitest';
import { serviceKindDrift } from '../../../../server/drift/rules/serviceKindDrift';
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
