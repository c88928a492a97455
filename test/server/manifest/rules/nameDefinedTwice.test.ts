import { test } from 'vitest';
import { nameDefinedTwice } from '../../../../server/manifest/rules/nameDefinedTwice';
import { checkProblems } from '../../checkProblems';

test('name-defined-twice: in two files', () => {
  checkProblems(
    `
    #- /.upsun/a.yaml
    applications:
      app: {type: "nodejs:24"}
    services:
      db: {type: "postgresql:17"}
    #- /.upsun/b.yaml
    applications:
      app: {type: "php:8.4"}
    # ^^^ error name-defined-twice: "app" is also defined in .upsun/a.yaml: one of the two is dropped
    services:
      cache: {type: "redis:8.0"}
      db: {type: "mariadb:11.8"}
    # ^^ error name-defined-twice: "db" is also defined in .upsun/a.yaml: one of the two is dropped
    routes:
      "https://{default}/": {upstream: "app:http"}
    #- /.upsun/c.yaml
    routes:
      "https://{default}/": {upstream: "app:http"}
    # ^^^^^^^^^^^^^^^^^^^^ error name-defined-twice: "https://{default}/" is also defined in .upsun/b.yaml: one of the two is dropped
    `,
    [nameDefinedTwice],
  );
});

test('name-defined-twice: an application and a service', () => {
  checkProblems(
    `
    applications:
      app: {type: "nodejs:24"}
      other: {type: "nodejs:24"}
    services:
      app: {type: "postgresql:17"}
    # ^^^ error name-defined-twice: "app" is also the name of an application
    `,
    [nameDefinedTwice],
  );
});

test('name-defined-twice: one file of its own is not compared, a route may be called as an application', () => {
  checkProblems(
    `
    applications:
      app: {type: "nodejs:24"}
    routes:
      app: {upstream: "app:http"}
    `,
    [nameDefinedTwice],
  );
});

test('name-defined-twice: an application called as a worker is deployed', () => {
  checkProblems(
    `
    applications:
      app:
        workers:
          queue: {commands: {start: a}}
    #     ^^^^^ warning name-defined-twice: The worker "queue" is deployed as "app--queue", which is also the name of an application
          mail: {commands: {start: a}}
      app--queue: {type: "nodejs:24"}
      odd: {workers: [queue]}
    `,
    [nameDefinedTwice],
  );
});
