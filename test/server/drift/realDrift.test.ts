import { test } from 'vitest';
import { driftRules } from '../../../server/drift/rules';
import { checkProblems } from '../checkProblems';

/** Situations of real projects where something does differ. */
test.each([
  [
    'other major versions, under other names',
    `
    #- /.upsun/config.yaml
    services:
      database: {type: "postgresql:15"}
    #                              ^^ warning service-version-drift: PostgreSQL 15 is declared, 16 runs locally (db in compose.yaml)
      store: {type: "redis-persistent:7.2"}
    #                                 ^^^ warning service-version-drift: Redis 7.2 is declared, 6.2 runs locally (redis in compose.yaml)
      documents: {type: "mongodb:4.0"}
    #                            ^^^ warning service-version-drift: MongoDB 4.0 is declared, 8.0 runs locally (mongo in compose.yaml)
    #- /compose.yaml
    services:
      db: {image: "postgres:\${POSTGRES_VERSION:-16}-alpine"}
    #                                           ^^ warning service-version-drift: PostgreSQL 16 runs locally, 15 is declared
      redis: {image: "redis:6.2"}
    #                       ^^^ warning service-version-drift: Redis 6.2 runs locally, 7.2 is declared
      mongo: {image: "mongo:8.0"}
    #                       ^^^ warning service-version-drift: MongoDB 8.0 runs locally, 4.0 is declared
    `,
  ],
  [
    'a cache that nothing local stands for',
    `
    #- /.upsun/config.yaml
    services:
      database: {type: "mariadb:11.8"}
    #                           ^^^^ information service-version-drift: MariaDB 11.8 is declared, 11.4.7 runs locally (db in docker-compose.yml)
      cache: {type: "redis-persistent:8.0"}
    # ^^^^^ warning service-missing-locally: Redis 8.0 is declared, and no Compose service runs it (docker-compose.yml)
    #- /docker-compose.yml
    services:
    #^^^^^^^ warning service-missing-locally: Redis 8.0 is declared (cache) and missing here
      db: {image: "mariadb:11.4.7"}
    #                      ^^^^^^ information service-version-drift: MariaDB 11.4.7 runs locally, 11.8 is declared
      mailer: {image: "axllent/mailpit"}
    `,
  ],
  [
    'two of one engine, told apart by a relationship',
    `
    #- /.upsun/config.yaml
    applications:
      app: {relationships: {main: "first:postgresql", reports: "second:postgresql"}}
    services:
      first: {type: "postgresql:17"}
    #                           ^^ warning service-version-drift: PostgreSQL 17 is declared, 16 runs locally (main in compose.yaml)
      second: {type: "postgresql:15"}
    #- /compose.yaml
    services:
      main: {image: "postgres:16"}
    #                         ^^ warning service-version-drift: PostgreSQL 16 runs locally, 17 is declared
      reports: {image: "postgres:15"}
    `,
  ],
  [
    'runtimes of an image, a Dockerfile and a name',
    `
    #- /.upsun/config.yaml
    applications:
      api: {type: "php:8.2", source: {root: api}}
    #                  ^^^ warning runtime-version-drift: PHP 8.2 is declared, 8.3 runs locally (php in api/Dockerfile)
      web: {type: "nodejs:20", source: {root: web}}
    #                     ^^ warning runtime-version-drift: Node.js 20 is declared, 16 runs locally (pwa in web/Dockerfile)
    #- /api/Dockerfile
    FROM composer:2 AS composer
    FROM dunglas/frankenphp:1-php8.3 AS upstream
    #                       ^^^^^^^^ warning runtime-version-drift: PHP 8.3 runs locally, 8.2 is declared
    FROM upstream AS base
    FROM base AS dev
    FROM base AS prod
    #- /compose.yaml
    services:
      php:
        build: {context: ./api, target: dev}
      pwa:
        build: {context: ./web}
    #- /web/Dockerfile
    FROM node:16
    #         ^^ warning runtime-version-drift: Node.js 16 runs locally, 20 is declared
    `,
  ],
  [
    'a container whose maker counts in the versions of PHP',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4"}
    #                  ^^^ warning runtime-version-drift: PHP 8.4 is declared, 8.2 runs locally (php in compose.yaml)
    #- /compose.yaml
    services:
      php: {image: "ghcr.io/example/shop-php:8.2-alpine"}
    #                                        ^^^^^^^^^^ warning runtime-version-drift: PHP 8.2 runs locally, 8.4 is declared
    `,
  ],
  [
    'two applications of a monorepo that are built from its root',
    `
    #- /.upsun/config.yaml
    applications:
      web: {type: "nodejs:24", source: {root: apps/web}}
      admin: {type: "nodejs:24", source: {root: apps/admin}}
    #                       ^^ warning runtime-version-drift: Node.js 24 is declared, 22 runs locally (backoffice in apps/admin/Dockerfile)
      jobs: {type: "nodejs:24", source: {root: apps/jobs}}
    #                      ^^ warning runtime-version-drift: Node.js 24 is declared, 20 runs locally (runner in compose.yaml)
    #- /compose.yaml
    services:
      site: {build: {context: ., dockerfile: apps/web/Dockerfile}}
      backoffice: {build: {context: ., dockerfile: apps/admin/Dockerfile}}
      runner: {image: "node:20", volumes: ["./apps/jobs:/srv"]}
    #                       ^^ warning runtime-version-drift: Node.js 20 runs locally, 24 is declared
    #- /apps/web/Dockerfile
    FROM node:24
    #- /apps/admin/Dockerfile
    FROM node:22
    #         ^^ warning runtime-version-drift: Node.js 22 runs locally, 24 is declared
    `,
  ],
  [
    'a file that Compose refuses for a key that stands twice',
    `
    #- /.upsun/config.yaml
    services:
      database: {type: "mysql:10.11"}
    #                  ^^^^^^^^^^^^^ warning service-kind-drift: MariaDB 10.11 is declared, MySQL 8.4 runs locally (db in compose.yaml): JSON columns, authentication plugins, reserved words and the query optimizer differ
    #- /compose.yaml
    services:
      db: {image: "mysql:8.4"}
    #             ^^^^^^^^^^^ warning service-kind-drift: MySQL runs locally, MariaDB 10.11 is declared: JSON columns, authentication plugins, reserved words and the query optimizer differ
      mailer: {image: "axllent/mailpit"}
      mailer: {image: "axllent/mailpit"}
    `,
  ],
  [
    'a database of another engine that a container waits for, where no URL tells',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", relationships: {database: "database:mysql"}}
    services:
      database: {type: "mariadb:11.8"}
    #                  ^^^^^^^^^^^^^^ warning service-kind-drift: MariaDB 11.8 is declared, PostgreSQL 17 runs locally (db in compose.yaml): SQL dialect, types and transactions differ
    #- /compose.yaml
    services:
      php: {image: "php:8.4-fpm", depends_on: [db]}
      db: {image: "postgres:17"}
    #             ^^^^^^^^^^^^^ warning service-kind-drift: PostgreSQL runs locally, MariaDB 11.8 is declared: SQL dialect, types and transactions differ
    `,
  ],
  [
    'Lando in the folder of an application',
    `
    #- /.upsun/config.yaml
    applications:
      cms: {type: "php:8.4", source: {root: cms}, relationships: {cache: "cache:redis"}}
      web: {type: "php:8.3", source: {root: web}}
    services:
      cache: {type: "redis:8.0"}
    #                      ^^^ warning service-version-drift: Redis 8.0 is declared, 5 runs in Lando (cache in cms/.lando.yml)
    #- /cms/.lando.yml
    recipe: drupal11
    config: {php: "8.4"}
    services:
      cache: {type: "redis:5"}
    #                      ^ warning service-version-drift: Redis 5 runs in Lando, 8.0 is declared
    `,
  ],
  [
    'a service behind a profile and an override',
    `
    #- /.upsun/config.yaml
    services:
      database: {type: "postgresql:17"}
    #                              ^^ warning service-version-drift: PostgreSQL 17 is declared, 13.7 runs locally (database in compose.yaml)
    #- /compose.override.yaml
    services:
      database: {ports: !override ["5433:5432"]}
    #- /compose.yaml
    services:
      database: {image: "postgres:13.7", profiles: [postgres], ports: ["5432:5432"]}
    #                             ^^^^ warning service-version-drift: PostgreSQL 13.7 runs locally, 17 is declared
    `,
  ],
])('%s', (_, drawing) => checkProblems(drawing, driftRules));
