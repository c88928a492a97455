import { test } from 'vitest';
import { databaseUnusedLocally } from '../../../../server/drift/rules/databaseUnusedLocally';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'a database left over from a recipe',
    `
    #- /.env
    DATABASE_URL="mysql://root@127.0.0.1:3306/app"
    #- /.upsun/config.yaml
    services:
      db: {type: "mariadb:11.8"}
    #- /compose.yaml
    services:
      database: {image: "postgres:16-alpine"}
    #                   ^^^^^^^^^^^^^^^^^^^^ hint database-unused-locally: PostgreSQL is not used: DATABASE_URL leads to mysql://127.0.0.1
    `,
  ],
  [
    'the URL leads to a server on the internet',
    `
    #- /.env
    DATABASE_URL=postgresql://u:p@ep-cool.eu-central-1.aws.neon.tech/app
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4"}
    #- /compose.yaml
    services:
      database: {image: "postgres:16-alpine"}
    #                   ^^^^^^^^^^^^^^^^^^^^ hint database-unused-locally: PostgreSQL is not used: DATABASE_URL leads to postgresql://ep-cool.eu-central-1.aws.neon.tech
    `,
  ],
  [
    'the URL of .env.local wins',
    `
    #- /.env
    DATABASE_URL="mysql://root@127.0.0.1:3306/app"
    #- /.env.local
    DATABASE_URL=postgresql://u:p@127.0.0.1:5432/app
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      database: {image: "postgres:17-alpine"}
    `,
  ],
  [
    'no URL tells',
    `
    services:
      db: {type: "mariadb:11.8"}
    #- /compose.yaml
    services:
      database: {image: "postgres:16-alpine"}
    `,
  ],
  [
    'an example file is not loaded',
    `
    #- /.env.example
    DATABASE_URL="mysql://root@127.0.0.1:3306/app"
    #- /.upsun/config.yaml
    services:
      db: {type: "mariadb:11.8"}
    #- /compose.yaml
    services:
      database: {image: "postgres:16-alpine"}
    `,
  ],
])('database-unused-locally: %s', (_, drawing) => {
  checkProblems(drawing, [databaseUnusedLocally]);
});
