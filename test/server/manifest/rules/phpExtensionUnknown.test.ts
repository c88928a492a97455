import { test } from 'vitest';
import { phpExtensionUnknown } from '../../../../server/manifest/rules/phpExtensionUnknown';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'switched on',
    `
    applications:
      app:
        type: "php:8.4"
        runtime:
          extensions:
            - redis
            - reddis
    #         ^^^^^^ error php-extension-unknown: PHP 8.4 has no extension "reddis": did you mean "redis"?
            - nothing
    #         ^^^^^^^ error php-extension-unknown: PHP 8.4 has no extension "nothing"
            - intl
    #         ^^^^ hint php-extension-unknown: "intl" is on by default
            - json
    #         ^^^^ hint php-extension-unknown: "json" is built in
            - {name-of-none: {a: 1}}
    #          ^^^^^^^^^^^^ error php-extension-unknown: PHP 8.4 has no extension "name-of-none"
            - "apcu"
            - {name: blackfire, configuration: {server_id: x}}
            - name: imagik
    #               ^^^^^^ error php-extension-unknown: PHP 8.4 has no extension "imagik": did you mean "imagick"?
    `,
  ],
  [
    'switched off',
    `
    applications:
      app:
        type: php:8.4
        runtime:
          disabled_extensions: [gd, redis, json]
    #                                      ^^^^ warning php-extension-unknown: "json" is built in and can't be disabled
    #                               ^^^^^ warning php-extension-unknown: "redis" is not on by default
    `,
  ],
  [
    'of the runtimes of a stack',
    `
    applications:
      app:
        type: composable:26.05
        stack:
          runtimes:
            - php@8.4: {extensions: [redis, reddis], disabled_extensions: [redis]}
    #                                                                      ^^^^^ warning php-extension-unknown: "redis" is not on by default
    #                                       ^^^^^^ error php-extension-unknown: PHP 8.4 has no extension "reddis": did you mean "redis"?
            - nodejs@24: {extensions: [nothing]}
    `,
  ],
  [
    'not for versions without a list, nor for other languages',
    `
    applications:
      a: {type: "php:99", runtime: {extensions: [nothing]}}
      b: {type: "nodejs:24", runtime: {extensions: [nothing]}}
      c: {type: php, runtime: {extensions: [nothing]}}
      d: {type: "php:8.4", runtime: {extensions: redis}}
    `,
  ],
])('php-extension-unknown: %s', (_, drawing) => checkProblems(drawing, [phpExtensionUnknown]));
