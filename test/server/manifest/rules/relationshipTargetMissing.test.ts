import { describe, expect, test } from 'vitest';
import { relationshipTargetMissing } from '../../../../server/manifest/rules/relationshipTargetMissing';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'a service that does not exist',
    `
    applications:
      app:
        type: nodejs:24
        relationships:
          a: "databse:postgresql"
    #         ^^^^^^^ error relationship-target-missing: Relationship "a" leads to "databse", which is not a service or application: did you mean "database"?
          b: nothing:mysql
    #        ^^^^^^^ error relationship-target-missing: Relationship "b" leads to "nothing", which is not a service or application
          c: {service: databse, endpoint: postgresql}
    #                  ^^^^^^^ error relationship-target-missing: Relationship "c" leads to "databse", which is not a service or application: did you mean "database"?
          d: {service: 'cash'}
    #                   ^^^^ error relationship-target-missing: Relationship "d" leads to "cash", which is not a service or application
          databas:
    #     ^^^^^^^ error relationship-target-missing: No service or application is called "databas": did you mean "database"?
          queue: {}
    #     ^^^^^ error relationship-target-missing: No service or application is called "queue": name the one that is meant, as {service: …}
          '': x
    #         ^ error relationship-target-missing: Relationship "" leads to "x", which is not a service or application
    services:
      database: {type: "postgresql:17"}
      cache: {type: "redis:8.0"}
    `,
  ],
  [
    'an endpoint that does not exist',
    `
    applications:
      app:
        type: nodejs:24
        relationships:
          a: "db:mariadb"
    #            ^^^^^^^ error relationship-target-missing: "db" has no endpoint "mariadb"; it has mysql
          b: {service: db, endpoint: mariadb}
    #                                ^^^^^^^ error relationship-target-missing: "db" has no endpoint "mariadb"; it has mysql
          c: "other"
    #     ^ error relationship-target-missing: "other" is an application: its endpoint must be named, as "other:http"
          d: {service: other}
    #     ^ error relationship-target-missing: "other" is an application: its endpoint must be named, as "other:http"
          e: "other:php"
    #               ^^^ error relationship-target-missing: "other" has no endpoint "php"; it has http
          f: "php:fpm"
    #             ^^^ error relationship-target-missing: "php" has no endpoint "fpm"; it has http, php
          g: files
    #     ^ error relationship-target-missing: "files" has no endpoints: use it by a mount with "source: service"
          h: "admins"
    #     ^ error relationship-target-missing: Relationship "h" must name one of the endpoints of "admins": admin, reporter
          i: "admins:mysql"
    #                ^^^^^ error relationship-target-missing: "admins" has no endpoint "mysql"; it has admin, reporter
      other: {type: "nodejs:24"}
      php: {type: "php:8.4"}
    services:
      db: {type: "mariadb:11.8"}
      files: {type: "network-storage:1.0"}
      admins:
        type: mariadb:11.8
        configuration: {endpoints: {admin: {}, reporter: {}}}
    `,
  ],
  [
    'of workers, web and services',
    `
    applications:
      app:
        type: nodejs:24
        web: {relationships: {a: "none:http"}}
    #                             ^^^^ error relationship-target-missing: Relationship "a" leads to "none", which is not a service or application
        workers:
          queue:
            relationships: {b: none:http}
    #                          ^^^^ error relationship-target-missing: Relationship "b" leads to "none", which is not a service or application
    services:
      proxy:
        type: varnish:7.6
        relationships: {c: "none:http", app: "app:http"}
    #                       ^^^^ error relationship-target-missing: Relationship "c" leads to "none", which is not a service or application
    `,
  ],
  [
    'a worker',
    `
    applications:
      app:
        workers: {queue: {}}
        relationships:
          a: "app--queue:http"
    #         ^^^^^^^^^^ error relationship-target-missing: "app--queue" is a worker of "app": workers take no requests, and no relationship leads to them
          b: "other--queue:http"
    #         ^^^^^^^^^^^^ error relationship-target-missing: Relationship "b" leads to "other--queue", which is not a service or application
    `,
  ],
  [
    'all the forms that work',
    `
    applications:
      app:
        type: nodejs:24
        relationships:
          db:
          cache: {}
          a: "db:postgresql"
          b: {service: db, endpoint: postgresql}
          c: {service: db}
          d: db
          e: "other:http"
          f: "php:php"
          g: "odd:anything"
          h: !include {type: string, path: relationship.txt}
          i: "admins:admin"
          j: "kms:sign"
          k: "elsewhere:php"
      other: {type: "nodejs:24"}
      php: {type: "php:8.4"}
      elsewhere: !include {type: yaml, path: app.yaml}
    services:
      db: {type: "postgresql:17"}
      cache: {type: "redis:8.0"}
      odd: {type: "nothing:1"}
      kms: {type: "vault-kms:1.12"}
      admins:
        type: mariadb:11.8
        configuration: {endpoints: {admin: {}}}
    `,
  ],
  [
    'files of one manifest are one',
    `
    #- /.upsun/app.yaml
    applications:
      app:
        type: nodejs:24
        relationships: {db: , cache: }
    #                         ^^^^^ error relationship-target-missing: No service or application is called "cache": name the one that is meant, as {service: …}
    #- /.upsun/services.yaml
    services:
      db: {type: "postgresql:17"}
    `,
  ],
])('relationship-target-missing: %s', (_, drawing) => checkProblems(drawing, [relationshipTargetMissing]));

const before = (value: string) => `
  applications:
    app:
      type: nodejs:24
      relationships:
        a: ${value} # kept
  services:
    database: {type: "mariadb:11.8"}
`;

describe('relationship-target-missing fixes', () => {
  test.each([
    ['"databse:mysql"', 'Change to "database"', '"database:mysql"'],
    ['databse', 'Change to "database"', 'database'],
    ["{service: 'databse', endpoint: mysql}", 'Change to "database"', "{service: 'database', endpoint: mysql}"],
    ["'database:mariadb'", 'Change to "mysql"', "'database:mysql'"],
    ['{service: database, endpoint: "sql"}', 'Change to "mysql"', '{service: database, endpoint: "mysql"}'],
    ['"database:database"', 'Change to "mysql"', '"database:mysql"'],
  ])('%s', (written, title, mended) => {
    checkFix(before(written), relationshipTargetMissing, title, before(mended));
  });

  test('nothing is proposed where nothing is near', () => {
    expect(fixTitles(before('nothing:mysql'), relationshipTargetMissing)).toEqual([]);
  });
});
