import { describe, expect, test } from 'vitest';
import { mountNotPersistentInProduction } from '../../../../server/drift/rules/mountNotPersistentInProduction';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const sides = (volumes: string, mounts = '') => `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4"${mounts}}
    #- /compose.yaml
    services:
      php: {image: "php:8.4", working_dir: /app, volumes: [${volumes}]}
    `;

test.each([
  [
    'a volume and a bound folder',
    `
    #- /.upsun/config.yaml
    applications:
      app:
    # ^^^ warning mount-not-persistent-in-production: app has no mount for var/invoices, which php keeps locally (compose.yaml)
    # ^^^ warning mount-not-persistent-in-production: app has no mount for web/uploads, which php keeps locally (compose.yaml)
        type: php:8.4
        mounts: {"/var/log": {source: storage}}
    #- /compose.yaml
    services:
      php:
        build: .
        volumes:
          - invoices:/srv/app/var/invoices
    #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning mount-not-persistent-in-production: var/invoices is kept here, and production keeps nothing there: app has no mount for it
          - {type: bind, source: ./files, target: /srv/app/web/uploads}
    #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning mount-not-persistent-in-production: web/uploads is kept here, and production keeps nothing there: app has no mount for it
    #- /Dockerfile
    ARG ROOT=/srv
    FROM php:8.4
    ARG ROOT
    WORKDIR $ROOT
    WORKDIR app
    `,
  ],
  [
    'a volume inside of the bound project',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4"}
    # ^^^ warning mount-not-persistent-in-production: app has no mount for uploads, which php keeps locally (compose.yaml)
    #- /compose.yaml
    services:
      php: {image: "php:8.4", volumes: [".:/var/www/html", "uploads:/var/www/html/uploads"]}
    #                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning mount-not-persistent-in-production: uploads is kept here, and production keeps nothing there: app has no mount for it
    `,
  ],
  ['a mount of the manifest is it', sides('"one:/app/uploads"', ', mounts: {"/uploads/": {source: storage}}')],
  [
    'a mount around it, a mount in it',
    sides('"one:/app/var/a", "two:/app/files"', ', mounts: {var: {}, "files/b": {}}'),
  ],
  [
    'what is made anew',
    sides('"one:/app/vendor", "two:/app/node_modules/.cache", "three:/app/var/cache", "four:/app/dist"'),
  ],
  ['logs and sockets', sides('"one:/app/var/log", "two:/app/run", "three:/app/php.sock"')],
  ['code, configuration and files', sides('"./src:/app/src", "./uploads:/app/uploads:ro", "./a.ini:/app/media/a.ini"')],
  ['a volume without a name', sides('/app/uploads')],
  ['outside of the application', sides('"one:/var/lib/data", "two:/tmp", "three:/application/uploads"')],
  [
    "a database's file, where production has a server",
    sides('"one:/app/db"', ', relationships: {db: "db:postgresql"}'),
  ],
  ['mounts that stand elsewhere', sides('"one:/app/uploads"', ', mounts: !include mounts.yaml')],
  [
    'it is not known where the code lies',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4"}
    #- /compose.yaml
    services:
      php: {build: ., volumes: ["one:/app/uploads"]}
    #- /Dockerfile
    ARG WHERE
    FROM php:8.4
    WORKDIR $WHERE
    `,
  ],
])('mount-not-persistent-in-production: %s', (_, drawing) => checkProblems(drawing, [mountNotPersistentInProduction]));

describe('mount-not-persistent-in-production fixes', () => {
  const compose =
    '#- /compose.yaml\nservices:\n  php: {image: "php:8.4", working_dir: /app, volumes: ["one:/app/uploads"]}\n';
  const title = 'Add a mount for /uploads to the manifest';

  test.each([
    [
      'beside others',
      '    mounts:\n      var: {source: tmp} # kept\n',
      '    mounts:\n      var: {source: tmp} # kept\n      /uploads:\n        source: storage\n',
    ],
    ['the first one', '', '    mounts:\n      /uploads:\n        source: storage\n'],
  ])('%s', (_, before, after) => {
    const manifest = (mounts: string) => `applications:\n  app:\n    type: php:8.4 # kept\n${mounts}`;
    checkFix(manifest(before) + compose, mountNotPersistentInProduction, title, manifest(after));
  });

  test('in flow style; none is preferred', () => {
    const manifest = (mounts: string) => `applications: {app: {${mounts}type: "php:8.4"}}\n`;
    const drawing = manifest('') + compose;
    const after = manifest('mounts: {/uploads: {source: storage}}, ');
    checkFix(drawing, mountNotPersistentInProduction, title, after);
    expect(fixTitles(drawing, mountNotPersistentInProduction)).toEqual([title, title]);
  });

  test('the older layout has local mounts', () => {
    checkFix(
      `#- /.platform.app.yaml\nname: app\ntype: php:8.4\n${compose}`,
      mountNotPersistentInProduction,
      title,
      '#- /.platform.app.yaml\nname: app\ntype: php:8.4\nmounts:\n  /uploads:\n    source: local\n',
    );
  });

  test('not in a file that the manifest includes', () => {
    const drawing = `applications:\n  app: !include app.yaml\n#- /.upsun/app.yaml\ntype: php:8.4\n${compose}`;
    expect(fixTitles(drawing, mountNotPersistentInProduction)).toEqual([]);
  });
});
