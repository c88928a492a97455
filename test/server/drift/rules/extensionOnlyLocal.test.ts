import { describe, expect, test } from 'vitest';
import { extensionOnlyLocal } from '../../../../server/drift/rules/extensionOnlyLocal';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'what a Dockerfile installs',
    `
    applications:
      app:
        type: php:8.4
    #         ^^^^^^^ warning extension-only-local: PHP extensions mongodb and rdkafka are used locally and not on in production
    #- /Dockerfile
    FROM php:8.4-fpm
    RUN docker-php-ext-install pdo_mysql zip intl opcache && install-php-extensions xdebug pcov \\
      && pecl install mongodb-1.20.0 rdkafka && docker-php-ext-enable mongodb rdkafka
    #                 ^^^^^^^^^^^^^^ warning extension-only-local: The PHP extension mongodb is installed here and not on in production
    #                                ^^^^^^^ warning extension-only-local: The PHP extension rdkafka is installed here and not on in production
    #- /compose.yaml
    services:
      php: {build: .}
    `,
  ],
  [
    'what is switched off, and what the platform does not have',
    `
    applications:
      app:
        type: php:8.4
        runtime:
          extensions: [redis]
    #     ^^^^^^^^^^ warning extension-only-local: PHP extensions gd and inotify are used locally and not on in production
          disabled_extensions: [gd]
    #- /Dockerfile
    FROM dunglas/frankenphp:1-php8.4
    RUN install-php-extensions gd redis inotify
    #                          ^^ warning extension-only-local: The PHP extension gd is installed here and not on in production
    #                                   ^^^^^^^ warning extension-only-local: The PHP extension inotify is installed here and not on in production: the platform has none for PHP 8.4
    #- /compose.yaml
    services:
      php: {build: .}
    `,
  ],
  [
    'what is named beside its options is on',
    `
    applications:
      app:
        type: php:8.4
        runtime:
          extensions: [{name: imagick, options: {}}, {redis: {}}]
    #- /Dockerfile
    FROM php:8.4
    RUN install-php-extensions imagick redis
    #- /compose.yaml
    services:
      php: {build: .}
    `,
  ],
  [
    'what composer.json requires',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4"}
    #             ^^^^^^^^^ warning extension-only-local: PHP extension redis is used locally and not on in production
    #- /composer.json
    {"require": {"ext-redis": "*", "ext-json": "*", "ext-zend-opcache": "*", "ext-libxml": "*"}, "provide": {"ext-ldap": "*"}}
    #            ^^^^^^^^^^^ warning extension-only-local: The PHP extension redis is required here and not on in production
    #- /Dockerfile
    FROM php:8.4
    RUN install-php-extensions redis
    #- /compose.yaml
    services:
      php: {build: .}
    `,
  ],
  [
    'packages of a system',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.3"}
    #             ^^^^^^^^^ warning extension-only-local: PHP extensions imagick and memcached are used locally and not on in production
    #- /Dockerfile
    FROM example/php8.3-fpm
    RUN apt-get update && apt-get install -y php8.3-cli php8.3-xml php8.3-imagick php-memcached=3.2 libxml2 \\
    #                                                              ^^^^^^^^^^^^^^ warning extension-only-local: The PHP extension imagick is installed here and not on in production
    #                                                                             ^^^^^^^^^^^^^^^^^ warning extension-only-local: The PHP extension memcached is installed here and not on in production
     && apk add php83-pecl-xdebug
    #- /compose.yaml
    services:
      php: {build: .}
    `,
  ],
])('extension-only-local: %s', (_, drawing) => checkProblems(drawing, [extensionOnlyLocal]));

test.each([
  ['a version that the platform does not list', 'applications: {app: {type: "php:5.6"}}'],
  ['a manifest that can not be read', 'applications: {app: {type: "php:8.4"}}\nroutes: ['],
  ['extensions of another file', 'applications: {app: {type: "php:8.4", runtime: !include x.yaml}}'],
  ['another language', 'applications: {app: {type: "nodejs:24"}}'],
  ['no type', 'applications: {app: {}}'],
])('extension-only-local: %s is unknown', (_, manifest) => {
  const rest = '#- /Dockerfile\nFROM php:8.4\nRUN pecl install redis\n#- /compose.yaml\nservices: {php: {build: .}}\n';
  checkProblems(`${manifest}\n${rest}`, [extensionOnlyLocal]);
});

test.each(['https', 'toString', '__proto__', 'redis\u0007', '-j4', '@composer', '/tmp/x', '$(ls)', '"a b"'])(
  'extension-only-local: the word %j is no extension',
  (word) =>
    checkProblems(
      `applications: {app: {type: "php:8.4"}}\n#- /Dockerfile\nFROM php:8.4\nRUN install-php-extensions ${word}\n#- /compose.yaml\nservices: {php: {build: .}}\n`,
      [extensionOnlyLocal],
    ),
);

describe('extension-only-local fixes', () => {
  const rest = `
#- /Dockerfile
FROM php:8.4
RUN install-php-extensions redis mongodb inotify
#- /compose.yaml
services: {php: {build: .}}
`;
  const title = 'Enable mongodb and redis in the manifest';

  test.each([
    [
      'a list',
      '    type: php:8.4\n    runtime:\n      extensions:\n      - apcu # fast\n    web: {}',
      '    type: php:8.4\n    runtime:\n      extensions:\n      - apcu # fast\n      - mongodb\n      - redis\n    web: {}',
    ],
    [
      'a list in brackets',
      '    type: php:8.4\n    runtime:\n      extensions: [apcu]',
      '    type: php:8.4\n    runtime:\n      extensions: [apcu, mongodb, redis]',
    ],
    [
      'an empty list',
      '    type: php:8.4\n    runtime:\n      extensions: []',
      '    type: php:8.4\n    runtime:\n      extensions: [mongodb, redis]',
    ],
    [
      'other settings',
      '    type: php:8.4\n    runtime:\n      request_terminate_timeout: 9',
      '    type: php:8.4\n    runtime:\n      extensions:\n        - mongodb\n        - redis\n      request_terminate_timeout: 9',
    ],
    [
      'nothing',
      '    type: php:8.4 # newest\n    web: {}',
      '    type: php:8.4 # newest\n    runtime:\n      extensions:\n        - mongodb\n        - redis\n    web: {}',
    ],
  ])('%s', (_, before, after) => {
    const drawing = (text: string) => `#- /.upsun/config.yaml\napplications:\n  app:\n${text}\n`;
    checkFix(drawing(before) + rest.trimStart(), extensionOnlyLocal, title, drawing(after));
  });

  test.each(['applications: {app: {type: "php:8.4"}}', 'applications:\n  app:\n    stack: ["php@8.4"]'])(
    'none in %s',
    (manifest) => expect(fixTitles(`${manifest}\n${rest}`, extensionOnlyLocal)).toEqual([]),
  );

  test('never preferred', () => {
    expect(fixTitles(`applications:\n  app:\n    type: php:8.4\n${rest}`, extensionOnlyLocal)).toContain(title);
  });
});
