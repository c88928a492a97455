import { describe, expect, test } from 'vitest';
import { extensionMissingLocally } from '../../../../server/drift/rules/extensionMissingLocally';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'what the manifest lists',
    `
    applications:
      app:
        type: php:8.4
        runtime:
          extensions:
            - apcu
    #         ^^^^ warning extension-missing-locally: The PHP extension apcu is declared and missing in the local image (php in Dockerfile)
            - redis
            - name: {option: 1}
            - xsl: {option: 1}
    #         ^^^ warning extension-missing-locally: The PHP extension xsl is declared and missing in the local image (php in Dockerfile)
            - mbstring
            - xdebug
    #- /Dockerfile
    FROM php:8.4-fpm
    #    ^^^^^^^^^^^ warning extension-missing-locally: PHP extensions apcu and xsl are declared and missing in this image
    RUN pecl install redis-6.0.2 && docker-php-ext-enable redis
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
    #- /composer.json
    {"require": {"ext-intl": "*", "ext-ctype": "*", "ext-apcu": "*", "symfony/polyfill-apcu": "*"}, "require-dev": {"ext-gmp": "*"}}
    #            ^^^^^^^^^^ warning extension-missing-locally: The PHP extension intl is required by composer.json and missing in the local image (php in Dockerfile)
    #- /Dockerfile
    FROM php:8.4-fpm
    #    ^^^^^^^^^^^ warning extension-missing-locally: PHP extension intl is required by composer.json and missing in this image
    #- /compose.yaml
    services:
      php: {build: .}
    `,
  ],
  [
    'an image without a Dockerfile',
    `
    #- /.upsun/config.yaml
    applications:
      app:
        type: "composable:26.05"
        stack:
          runtimes:
            - "php@8.4": {extensions: [pdo_pgsql, {redis: {}}]}
    #                                              ^^^^^ warning extension-missing-locally: The PHP extension redis is declared and missing in the local image (php in compose.yaml)
    #                                  ^^^^^^^^^ warning extension-missing-locally: The PHP extension pdo_pgsql is declared and missing in the local image (php in compose.yaml)
    #- /compose.yaml
    services:
      php: {image: "php:8.4-apache"}
    #              ^^^^^^^^^^^^^^^^ warning extension-missing-locally: PHP extensions pdo_pgsql and redis are declared and missing in this image
    `,
  ],
])('extension-missing-locally: %s', (_, drawing) => checkProblems(drawing, [extensionMissingLocally]));

const project = (dockerfile: string, compose = 'services: {php: {build: .}}') => `applications:
  app: {type: "php:8.4", runtime: {extensions: [redis, pdo_pgsql]}}
#- /Dockerfile
${dockerfile}
#- /compose.yaml
${compose}
`;

test.each([
  ['install-php-extensions', 'FROM php:8.4\nRUN install-php-extensions @composer redis-6.0.2 pdo_pgsql'],
  [
    'docker-php-ext-install',
    'FROM php:8.4\nRUN docker-php-ext-install -j$(nproc) redis \\\n  # a comment\n  pdo_pgsql',
  ],
  ['a number of jobs', 'FROM php:8.4\nRUN docker-php-ext-install -j 4 redis pdo_pgsql'],
  ['a here-document', 'FROM php:8.4\nRUN <<EOF\nset -e\npecl install redis\ndocker-php-ext-install pdo_pgsql\nEOF'],
  ['a JSON list', 'FROM php:8.4\nRUN ["install-php-extensions", "redis", "pdo_pgsql"]'],
  [
    'an address',
    'FROM php:8.4\nRUN pecl install channel://pecl.php.net/redis-6.0.2 && install-php-extensions pdo_pgsql',
  ],
  ['an ini file', 'FROM php:8.4\nRUN echo "extension=redis.so" > x.ini && docker-php-ext-install pdo_pgsql'],
  ['an argument', 'FROM php:8.4\nARG EXTENSIONS="redis pdo_pgsql"\nRUN docker-php-ext-install $EXTENSIONS'],
  [
    'an argument before the first stage',
    'ARG A="redis pdo_pgsql"\nFROM php:8.4\nARG A\nRUN install-php-extensions ${A}',
  ],
  ['a variable', 'FROM php:8.4\nENV A redis pdo_pgsql\nRUN install-php-extensions $A'],
  ['an argument that is not known', 'FROM php:8.4\nARG EXTENSIONS\nRUN docker-php-ext-install $EXTENSIONS'],
  ['a stage that it stands on', 'FROM php:8.4 AS base\nRUN install-php-extensions redis pdo_pgsql\nFROM base'],
  [
    'a copy of extensions',
    'FROM php:8.4\nCOPY --from=built /usr/local/lib/php/extensions /usr/local/lib/php/extensions',
  ],
  ['a script', 'FROM php:8.4\nCOPY install.sh /\nRUN /install.sh'],
  ['a script of the web', 'FROM php:8.4\nRUN curl -sS https://example.com/setup | bash'],
  ['a shell in a shell', 'FROM php:8.4\nRUN bash -c "install-php-extensions redis pdo_pgsql"'],
  ['a build of its own', 'FROM php:8.4\nRUN cd redis && phpize && make install'],
  ['another base image', 'FROM dunglas/frankenphp:1-php8.4\nRUN true'],
  ['a version in the name of the image', 'FROM uselagoon/php-8.4-fpm'],
  ['a base image that is not known', 'FROM example/base'],
  ['no Dockerfile', ''],
])('extension-missing-locally: %s may have them', (_, dockerfile) =>
  checkProblems(project(dockerfile), [extensionMissingLocally]),
);

test.each([
  ['Sail', 'services: {laravel.test: {build: ./vendor/laravel/sail/runtimes/8.4}}'],
  [
    'a command that installs',
    'services: {php: {image: "php:8.4", command: [sh, -c, "docker-php-ext-install x && php-fpm"]}}',
  ],
  [
    'one of two containers',
    'services: {php: {build: .}, cron: {build: {context: ., dockerfile: Cron}}}\n#- /Cron\nFROM example/php-8.4',
  ],
  ['no container', 'services: {db: {image: "postgres:17"}}'],
])('extension-missing-locally: nothing is known of %s', (_, compose) =>
  checkProblems(project('FROM php:8.4', compose), [extensionMissingLocally]),
);

describe('extension-missing-locally fixes', () => {
  const manifest = (extensions: string) => `applications:
  app: {type: "php:8.4", runtime: {extensions: [${extensions}]}}
#- /compose.yaml
services: {php: {build: .}}
#- /Dockerfile
`;

  test('joins install-php-extensions', () => {
    const after = (names: string) =>
      `#- /Dockerfile\nFROM php:8.4\nRUN set -e; \\\n  install-php-extensions \\\n    ${names} \\\n  && true\n`;
    const drawing = manifest('xsl, redis, apcu') + after('redis').replace('#- /Dockerfile\n', '');
    checkFix(drawing, extensionMissingLocally, 'Install apcu and xsl', after('redis apcu xsl'));
    expect(fixTitles(drawing, extensionMissingLocally)).toEqual(Array(3).fill('* Install apcu and xsl'));
  });

  test('joins docker-php-ext-install with what needs no library', () => {
    const drawing = `${manifest('bcmath')}FROM php:8.4\nRUN docker-php-ext-install pdo_mysql # all\n`;
    checkFix(
      drawing,
      extensionMissingLocally,
      'Install bcmath',
      '#- /Dockerfile\nFROM php:8.4\nRUN docker-php-ext-install pdo_mysql bcmath # all\n',
    );
  });

  test.each([
    ['docker-php-ext-install lacks a library', '\nRUN docker-php-ext-install pdo_mysql\n'],
    ['a command ends with a variable', '\nARG A=gd\nRUN install-php-extensions $A\n'],
    ['there is no command', '\n'],
  ])('brings install-php-extensions where %s', (_, rest) => {
    const title = 'Install apcu with install-php-extensions';
    const drawing = `${manifest('apcu')}FROM php:8.4 AS base # PHP${rest}`;
    const added =
      '\nCOPY --from=mlocati/php-extension-installer /usr/bin/install-php-extensions /usr/local/bin/\nRUN install-php-extensions apcu';
    checkFix(drawing, extensionMissingLocally, title, `#- /Dockerfile\nFROM php:8.4 AS base # PHP${added}${rest}`);
    expect(fixTitles(drawing, extensionMissingLocally)).toEqual(Array(2).fill(title));
  });

  test('leaves an image of the Compose file alone', () => {
    const drawing = `${manifest('apcu')}FROM php:8.4\n`.replace('build: .', 'image: "php:8.4"');
    expect(fixTitles(drawing, extensionMissingLocally)).toEqual([]);
  });
});
