import { describe, expect, test } from 'vitest';
import { variableValueDrift } from '../../../../server/drift/rules/variableValueDrift';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const sides = (declared: string, local: string) => `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", variables: {env: {${declared}}}}
    #- /compose.yaml
    services:
      php: {image: "php:8.4", environment: {${local}}}
    `;

test.each([
  [
    'a setting of the application',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", variables: {env: {SESSION_DRIVER: database}}}
    #                                                          ^^^^^^^^ information variable-value-drift: SESSION_DRIVER is "database" in production and "file" locally (compose.yaml)
    #- /compose.yaml
    services:
      php: {image: "php:8.4", environment: {SESSION_DRIVER: file}}
    #                                                       ^^^^ information variable-value-drift: SESSION_DRIVER is "file" here and "database" in production
    `,
  ],
  [
    'the container wins over .env, the stronger file over the weaker one',
    `
    #- /.env
    THEME=light
    LAYOUT=wide
    #- /.env.local
    THEME=dark
    #     ^^^^ information variable-value-drift: THEME is "dark" here and "red" in production
    LAYOUT=wide
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4", variables: {env: {THEME: red, LAYOUT: narrow}}}
    #                                                 ^^^ information variable-value-drift: THEME is "red" in production and "dark" locally (.env.local)
    #                                                              ^^^^^^ information variable-value-drift: LAYOUT is "narrow" in production and "small" locally (compose.yaml)
    #- /compose.yaml
    services:
      php:
        image: php:8.4
        environment:
          - LAYOUT=small
    #              ^^^^^ information variable-value-drift: LAYOUT is "small" here and "narrow" in production
    #- /composer.json
    {"require": {"laravel/framework": "12"}}
    `,
  ],
  ['the same in other words', sides('FEATURE: true, LIMITED: "0"', 'FEATURE: "1", LIMITED: "off"')],
  [
    'switches between development and production',
    sides('APP_ENV: prod, LOG_LEVEL: error', 'APP_ENV: dev, LOG_LEVEL: x'),
  ],
  ['secrets', sides('STRIPE_KEY: live, SALT: a', 'STRIPE_KEY: test, SALT: b')],
  ['a text that looks like a secret', sides('SHOP: base64:xMovDE+y5MQC53xmC0DfsQWLTaF+qxWR7=', 'SHOP: none')],
  ['URLs and hosts', sides('SHOP: "https://shop.example.com", SITE_HOST: a', 'SHOP: plain, SITE_HOST: b')],
  ['an address under another name', sides('HUB: hub.example.com', 'HUB: "hub:8080"')],
  ['ports and paths', sides('PORT: 80, UPLOADS_DIR: a, STORE: /app/var', 'PORT: 81, UPLOADS_DIR: b, STORE: tmp')],
  ['a connection', sides('MESSENGER_TRANSPORT_DSN: "sync:a"', 'MESSENGER_TRANSPORT_DSN: "doctrine:b"')],
  ['a value that is not known', sides('SHOP: "${env:SHOP}", HUB: a', 'SHOP: x, HUB: "${HUB}"')],
  ['only one side has it', sides('SHOP: a', 'HUB: b')],
  ['values that are none', sides('SHOP: {a: b}, HUB: [a]', 'SHOP: x, HUB: y')],
])('variable-value-drift: %s', (_, drawing) => checkProblems(drawing, [variableValueDrift]));

describe('variable-value-drift fixes', () => {
  const manifest = (value: string) =>
    `applications:\n  app:\n    type: php:8.4\n    variables: {env: {SHOP: ${value}}}\n`;
  const compose = (environment: string) =>
    `#- /compose.yaml\nservices:\n  php:\n    image: php:8.4\n    environment:${environment} # kept\n`;

  test.each([
    ['a map', '\n      SHOP: a', '\n      SHOP: blue'],
    ['a map with quotes', "\n      SHOP: 'a'", "\n      SHOP: 'blue'"],
    ['a list', '\n      - SHOP=a', '\n      - SHOP=blue'],
    ['a list with quotes', '\n      - "SHOP=a"', '\n      - "SHOP=blue"'],
  ])('%s', (_, before, after) => {
    checkFix(
      manifest('blue') + compose(before),
      variableValueDrift,
      'Set SHOP to "blue" in compose.yaml',
      compose(after),
    );
  });

  test('the manifest', () => {
    const title = 'Set SHOP to "a b" in .upsun/config.yaml';
    checkFix(manifest('"blue"') + compose('\n      SHOP: a b'), variableValueDrift, title, manifest('"a b"'));
  });

  test('.env', () => {
    const files = `#- /composer.json\n{"require": {"symfony/runtime": "*"}}\n`;
    const title = 'Set SHOP to "blue" in .env';
    checkFix(
      `${manifest('blue')}${files}#- /.env\nSHOP="a" # kept\n`,
      variableValueDrift,
      title,
      '#- /.env\nSHOP="blue" # kept\n',
    );
  });

  test('none is preferred; none where the value comes out of a variable', () => {
    const title = 'Set SHOP to "a" in .upsun/config.yaml';
    const drawing = manifest('blue') + compose('\n      SHOP: ${SHOP:-a}');
    expect(fixTitles(drawing, variableValueDrift)).toEqual([title, title]);
  });
});
