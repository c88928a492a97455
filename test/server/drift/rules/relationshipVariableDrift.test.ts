import { test } from 'vitest';
import { relationshipVariableDrift } from '../../../../server/drift/rules/relationshipVariableDrift';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'a URL of another kind',
    `
    #- /.env
    DATABASE_URL="mysql://root@127.0.0.1:3306/app"
    #             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning relationship-variable-drift: DATABASE_URL leads to MySQL (mysql://), and production injects a URL of PostgreSQL
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", relationships: {database: "db:postgresql"}}
    services:
      db: {type: "postgresql:17"}
    #            ^^^^^^^^^^^^^^^ warning relationship-variable-drift: PostgreSQL is declared, and DATABASE_URL in .env leads to MySQL
    `,
  ],
  [
    "MySQL's scheme is MariaDB's",
    `
    #- /.env
    DATABASE_URL="mysql://root@127.0.0.1:3306/app"
    #- /.upsun/config.yaml
    services:
      db: {type: "mariadb:11.8"}
    `,
  ],
  [
    'a database in a file',
    `
    applications:
      app: {type: "python:3.14", relationships: {database: "db:postgresql"}}
    services:
      db: {type: "postgresql:17"}
    #            ^^^^^^^^^^^^^^^ warning relationship-variable-drift: PostgreSQL is declared, and DATABASE_URL in compose.yaml leads to SQLite
    #- /compose.yaml
    services:
      app:
        build: .
        environment:
          DATABASE_URL: \${DATABASE_URL:-sqlite:///db.sqlite}
    #                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning relationship-variable-drift: DATABASE_URL leads to SQLite (sqlite://), and production injects a URL of PostgreSQL
      db: {image: "postgres:17", profiles: [postgres]}
    `,
  ],
  [
    'no application has a relationship to it',
    `
    #- /.env
    DATABASE_URL="mysql://root@127.0.0.1:3306/app"
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:17"}
    `,
  ],
  [
    'no database is declared',
    `
    #- /.env
    DATABASE_URL="mysql://root@127.0.0.1:3306/app"
    #- /.upsun/config.yaml
    services:
      cache: {type: "redis:8.0"}
    `,
  ],
  [
    'Compose runs the other one: said elsewhere',
    `
    #- /.env
    DATABASE_URL="mysql://root@db:3306/app"
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      db: {image: "mysql:8.4"}
    `,
  ],
])('relationship-variable-drift: %s', (_, drawing) => {
  checkProblems(drawing, [relationshipVariableDrift]);
});
