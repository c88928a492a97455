import { test } from 'vitest';
import { serverVersionDrift } from '../../../../server/drift/rules/serverVersionDrift';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'another major version',
    `
    #- /.env
    DATABASE_URL="postgresql://app:x@127.0.0.1:5432/app?serverVersion=15&charset=utf8"
    #                                                                 ^^ warning server-version-drift: DATABASE_URL says PostgreSQL 15, PostgreSQL 17 is declared
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:17"}
    #                        ^^ warning server-version-drift: PostgreSQL 17 is declared, DATABASE_URL in .env says PostgreSQL 15
    `,
  ],
  [
    'MySQL for MariaDB',
    `
    #- /.env
    DATABASE_URL="mysql://app:x@127.0.0.1:3306/app?serverVersion=8.0.32&charset=utf8mb4"
    #                                                            ^^^^^^ warning server-version-drift: DATABASE_URL says MySQL 8.0.32, MariaDB 11.8 is declared
    #- /.upsun/config.yaml
    services:
      db: {type: "mariadb:11.8"}
    #                     ^^^^ warning server-version-drift: MariaDB 11.8 is declared, DATABASE_URL in .env says MySQL 8.0.32
    `,
  ],
  [
    'the forms of MariaDB',
    `
    #- /.env
    DATABASE_URL="mysql://app:x@127.0.0.1:3306/app?serverVersion=10.11.2-MariaDB"
    OTHER_URL="mysql://app:x@127.0.0.1:3306/app?serverVersion=mariadb-10.11.2"
    #- /.upsun/config.yaml
    services:
      db: {type: "mysql:10.11"}
    `,
  ],
  [
    'a version behind a variable, beside others that are not known',
    `
    #- /.env
    MYSQL_VERSION=8.4.5
    DATABASE_URL="mysql://\${MYSQL_USER}:\${MYSQL_PASSWORD}@database:3306/app?serverVersion=\${MYSQL_VERSION}&charset=utf8"
    #             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning server-version-drift: DATABASE_URL says MySQL 8.4.5, MariaDB 11.0 is declared
    #- /.upsun/config.yaml
    services:
      db: {type: "mysql:11.0"}
    #                   ^^^^ warning server-version-drift: MariaDB 11.0 is declared, DATABASE_URL in .env says MySQL 8.4.5
    `,
  ],
  [
    'patch levels of PostgreSQL',
    `
    #- /.env
    DATABASE_URL="postgresql://app:x@127.0.0.1:5432/app?serverVersion=16.4"
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:16"}
    `,
  ],
  [
    'another kind of database, which another rule says',
    `
    #- /.env
    DATABASE_URL="mysql://app:x@127.0.0.1:3306/app?serverVersion=8.0.32"
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:16"}
    `,
  ],
  [
    'a comment',
    `
    #- /.env
    # DATABASE_URL="postgresql://app:x@127.0.0.1:5432/app?serverVersion=13"
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:16"}
    `,
  ],
])('server-version-drift: %s', (_, drawing) => {
  checkProblems(drawing, [serverVersionDrift]);
});
