import { test } from 'vitest';
import { serviceOnlyLocal } from '../../../../server/drift/rules/serviceOnlyLocal';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'not what production reaches elsewhere',
    `
    applications:
      app:
        type: "php:8.4"
        variables: {env: {DATABASE_URL: "postgresql://a:b@db.example.org/a"}}
    #- /compose.yaml
    services:
      db: {image: "postgres:17"}
      cache: {image: "redis:8"}
    #                ^^^^^^^^^ hint service-only-local: Redis runs locally (cache) and is not declared in .upsun/config.yaml
    `,
  ],
  [
    'a cache',
    `
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      db: {image: "postgres:17"}
      redis: {image: "redis:8"}
    #                ^^^^^^^^^ hint service-only-local: Redis runs locally (redis) and is not declared in .upsun/config.yaml
    `,
  ],
  [
    'development tools',
    `
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      db: {image: "postgres:17"}
      mail: {image: "axllent/mailpit"}
      admin: {image: "adminer"}
      s3: {image: "minio/minio"}
      proxy: {image: "traefik:3"}
      browser: {image: "selenium/standalone-chrome"}
    `,
  ],
  [
    'a manifest that can not be read',
    `
    services: [
    #- /compose.yaml
    services:
      redis: {image: "redis:8"}
    `,
  ],
  [
    'what production runs as an application',
    `
    applications:
      mercure: {type: "golang:1.25"}
    #- /compose.yaml
    services:
      mercure: {image: "dunglas/mercure"}
    `,
  ],
  [
    'a service behind a profile',
    `
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      db: {image: "postgres:17"}
      search: {image: "opensearchproject/opensearch:2", profiles: [search]}
    `,
  ],
  [
    'a database that may stand for a declared one of another kind',
    `
    services:
      db: {type: "mariadb:11.8"}
    #- /compose.yaml
    services:
      database: {image: "postgres:17"}
    `,
  ],
  [
    'a database of another kind',
    `
    services:
      db: {type: "mariadb:11.8"}
    #- /compose.yaml
    services:
      db: {image: "mysql:8.4"}
    `,
  ],
])('service-only-local: %s', (_, drawing) => {
  checkProblems(drawing, [serviceOnlyLocal]);
});
