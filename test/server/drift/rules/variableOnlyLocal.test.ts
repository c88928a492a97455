import { describe, test } from 'vitest';
import { variableOnlyLocal } from '../../../../server/drift/rules/variableOnlyLocal';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const sides = (local: string, more = '') => `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", relationships: {hub-db: "db:mysql"}, variables: {env: {SHOP: a}}${more}}
    #- /compose.yaml
    services:
      php: {image: "php:8.4", environment: {${local}}}
    `;

test.each([
  [
    'one hint for all',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", variables: {env: {SHOP: a}}}
    #- /compose.yaml
    services:
      php:
        image: php:8.4
        environment:
          SHOP: a
          SESSION_DRIVER: file
    #     ^^^^^^^^^^^^^^ hint variable-only-local: Variables SESSION_DRIVER and THEME are set here and not in the manifest
          THEME: red
    `,
  ],
  [
    'not where the manifest sets none: then the console does',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4"}
    #- /compose.yaml
    services:
      php: {image: "php:8.4", environment: {THEME: red}}
    `,
  ],
  ['what a relationship injects', sides('HUB_DB_PATH: main, HUB_DB_SCHEME: mysql')],
  ['what the platform injects', sides('PLATFORM_BRANCH: main, PORT: "8080"')],
  [
    'wiring, images and switches',
    sides('DB_NAME: a, POSTGRES_DB: b, MYSQL_DATABASE: c, XDEBUG_MODE: off, APP_ENV: dev'),
  ],
  ['secrets and addresses', sides('HUB_TOKEN: a, SITE_URL: b, HUB: "http://hub", MAILER_DSN: "smtp://mail"')],
  ['what comes from the developer', sides('THEME: "${THEME:-red}", LAYOUT:, SIZE: "${SIZE}"')],
  ['what a hook sets', sides('THEME: red', ', hooks: {deploy: "THEME=blue bin/build"}')],
  [
    'an env file, which holds secrets',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", variables: {env: {SHOP: a}}}
    #- /compose.yaml
    services:
      php: {image: "php:8.4", env_file: app.env, environment: {SHOP: a}}
    #- /app.env
    THEME=red
    `,
  ],
  [
    'what .environment exports',
    `
    #- /.environment
    # export NOTHING=1
    export THEME="$(echo $PLATFORM_RELATIONSHIPS | base64 --decode | jq -r '.db[0].host')" ; export SIZE
    export LAYOUT=$DB_HOST WIDTH=1
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", variables: {env: {SHOP: a}}}
    #- /compose.yaml
    services:
      php: {image: "php:8.4", environment: {THEME: red, LAYOUT: b, WIDTH: "2", SIZE: c}}
    `,
  ],
  [
    '.environment reads other files',
    `
    #- /.environment
    . ./more.sh
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", variables: {env: {SHOP: a}}}
    #- /compose.yaml
    services:
      php: {image: "php:8.4", environment: {THEME: red}}
    `,
  ],
  [
    'a committed file for production sets it',
    `
    #- /.env.production
    THEME=red
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", variables: {env: {SHOP: a}}}
    #- /compose.yaml
    services:
      php: {image: "php:8.4", environment: {THEME: red}}
    #- /composer.json
    {"require": {"laravel/framework": "12"}}
    `,
  ],
])('variable-only-local: %s', (_, drawing) => checkProblems(drawing, [variableOnlyLocal]));

describe('variable-only-local fixes', () => {
  test('set it in the manifest', () => {
    checkFix(
      `applications:
  app:
    type: php:8.4
    variables:
      env:
        SHOP: a # kept
    mounts: {}
#- /compose.yaml
services:
  php:
    image: php:8.4
    environment: [THEME=red, "SIZE=1"]
`,
      variableOnlyLocal,
      'Add THEME and SIZE to the manifest',
      `applications:
  app:
    type: php:8.4
    variables:
      env:
        SHOP: a # kept
        THEME: red
        SIZE: "1"
    mounts: {}
`,
    );
  });
});
