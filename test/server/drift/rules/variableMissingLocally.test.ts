import { describe, expect, test } from 'vitest';
import { variableMissingLocally } from '../../../../server/drift/rules/variableMissingLocally';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const app = (env: string) => `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", variables: {env: {${env}}}}
    #- /compose.yaml
    services:
      php: {image: "php:8.4", environment: {LOCALE: en}}
    `;

test.each([
  [
    'the container has other variables',
    `
    #- /.upsun/config.yaml
    applications:
      app:
        type: "php:8.4"
        variables:
          env:
            SHOP_CURRENCY: EUR
    #       ^^^^^^^^^^^^^ information variable-missing-locally: SHOP_CURRENCY is set in production and not locally (php in compose.yaml)
            queue_prefix: shop
    #       ^^^^^^^^^^^^ information variable-missing-locally: QUEUE_PREFIX is set in production and not locally (php in compose.yaml)
            LOCALE: de
    #- /compose.yaml
    services:
      php:
        image: php:8.4
        environment:
    #   ^^^^^^^^^^^ information variable-missing-locally: QUEUE_PREFIX is set in production and not here
    #   ^^^^^^^^^^^ information variable-missing-locally: SHOP_CURRENCY is set in production and not here
          LOCALE: de
    `,
  ],
  [
    'the framework of an application on the host loads .env',
    `
    #- /.env
    APP_ENV=dev
    #^^^^^^^^^^ information variable-missing-locally: UPLOADS_DIR is set in production and not here
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", variables: {env: {UPLOADS_DIR: "\${env:UPLOADS_DIR}", APP_ENV: prod}}}
    #                                          ^^^^^^^^^^^ information variable-missing-locally: UPLOADS_DIR is set in production and not locally (.env)
    #- /composer.json
    {"require": {"symfony/dotenv": "7.3.*"}}
    `,
  ],
  ['secrets', app('STRIPE_KEY: x, APP_SECRET: y, GIPHY_API_KEY: z')],
  ['addresses, wiring and mail', app('TARGET_URL: /api, DB_NAME: main, MAILER_DSN: "null://", PRIMARY_DOMAIN: a.b')],
  ['switches and settings of tools', app('APP_ENV: prod, APP_DEBUG: 0, NODE_OPTIONS: x, N_PREFIX: /app/.global')],
  ["a path in the platform's container", app('APP_CACHE: /app/localCache')],
  ['an empty value', app('FEATURES: ""')],
  [
    'what only a hook uses',
    `
    #- /.upsun/config.yaml
    applications:
      app:
        type: "php:8.4"
        variables: {env: {HUB: "1"}}
        hooks: {build: "install hub-$HUB"}
    #- /compose.yaml
    services:
      php: {image: "php:8.4", environment: {LOCALE: en}}
    `,
  ],
  [
    'an env file sets it, the image sets it, another container has it',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", variables: {env: {CURRENCY: EUR, THEME: dark, LAYOUT: wide}}}
    #- /Dockerfile
    FROM php:8.4
    ENV THEME=light
    #- /app.env
    CURRENCY=USD
    #- /compose.yaml
    services:
      php: {build: ., env_file: app.env}
      front: {image: "node:24", environment: [LAYOUT=narrow]}
    `,
  ],
  [
    'an env file that is not committed may set it',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", variables: {env: {CURRENCY: EUR}}}
    #- /compose.yaml
    services:
      php: {image: "php:8.4", env_file: [{path: local.env, required: false}], environment: {A: b}}
    `,
  ],
  [
    'nothing is known to load .env',
    `
    #- /.env
    TAG=1
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", variables: {env: {CURRENCY: EUR}}}
    `,
  ],
  [
    'DDEV runs it',
    `
    #- /.ddev/config.yaml
    type: php
    php_version: "8.4"
    #- /.env
    A=1
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", variables: {env: {CURRENCY: EUR}}}
    #- /composer.json
    {"require": {"laravel/framework": "12"}}
    `,
  ],
  [
    'a container without any variables',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", variables: {env: {CURRENCY: EUR}}}
    #- /compose.yaml
    services:
      php: {image: "php:8.4"}
    `,
  ],
  [
    'variables that are none',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", variables: {env: [CURRENCY], php: {memory_limit: 1G}, CURRENCY: EUR}}
    #- /compose.yaml
    services:
      php: {image: "php:8.4", environment: {LOCALE: en}}
    `,
  ],
])('variable-missing-locally: %s', (_, drawing) => checkProblems(drawing, [variableMissingLocally]));

describe('variable-missing-locally fixes', () => {
  const declared = (env: string) => `applications:\n  app: {type: "php:8.4", variables: {env: {${env}}}}\n`;
  const compose = (environment: string) =>
    `#- /compose.yaml\nservices:\n  php:\n    image: php:8.4 # kept\n    environment:${environment}\n    ports: ["80"]\n`;

  test.each([
    ['a map', '\n      A: b # kept', '\n      A: b # kept\n      CURRENCY: EUR'],
    ['a list', '\n      - A=b', '\n      - A=b\n      - CURRENCY=EUR'],
    ['a map in flow style', ' {A: b}', ' {CURRENCY: EUR, A: b}'],
    ['a list in flow style', ' [A=b]', ' [A=b, "CURRENCY=EUR"]'],
  ])('%s', (_, before, after) => {
    checkFix(
      declared('CURRENCY: EUR') + compose(before),
      variableMissingLocally,
      'Add CURRENCY to compose.yaml',
      compose(after),
    );
  });

  test('what YAML would read as something else is quoted', () => {
    checkFix(
      declared('CURRENCY: "true"') + compose('\n      A: b'),
      variableMissingLocally,
      'Add CURRENCY to compose.yaml',
      compose('\n      A: b\n      CURRENCY: "true"'),
    );
  });

  test('a line at the end of .env', () => {
    const files = '#- /composer.json\n{"require": {"symfony/runtime": "*"}}\n#- /.env\nA=b\n';
    checkFix(
      `${declared('SHOP_NAME: "The shop"')}${files}`,
      variableMissingLocally,
      'Add SHOP_NAME to .env',
      "#- /.env\nA=b\nSHOP_NAME='The shop'\n",
    );
  });

  test('none where the service of another file brings the environment', () => {
    const drawing = `${declared('CURRENCY: EUR')}#- /compose.yaml
services:
  php: {extends: {file: base.yaml, service: base}}
#- /base.yaml
services:
  base: {image: "php:8.4", environment: {A: b}}
`;
    expect(fixTitles(drawing, variableMissingLocally)).toEqual([]);
  });

  test('none for a value that is not known', () => {
    const drawing = declared('UPLOADS_DIR: "${X}"') + compose('\n      A: b');
    expect(fixTitles(drawing, variableMissingLocally)).toEqual([]);
  });
});
