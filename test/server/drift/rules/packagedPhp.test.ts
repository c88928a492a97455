import { test } from 'vitest';
import { extensionMissingLocally } from '../../../../server/drift/rules/extensionMissingLocally';
import { extensionOnlyLocal } from '../../../../server/drift/rules/extensionOnlyLocal';
import { runtimeKindDrift } from '../../../../server/drift/rules/runtimeKindDrift';
import { runtimeVersionDrift } from '../../../../server/drift/rules/runtimeVersionDrift';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const table = [runtimeVersionDrift, runtimeKindDrift, extensionMissingLocally, extensionOnlyLocal];

test.each([
  [
    'a published Dockerfile of Sail',
    `
    #- /.upsun/config.yaml
    applications:
      app:
        type: php:8.4
    #             ^^^ warning runtime-version-drift: PHP 8.4 is declared, 8.3 runs locally (laravel.test in docker/8.3/Dockerfile)
        runtime:
          extensions: [apcu, redis]
    #                  ^^^^ warning extension-missing-locally: The PHP extension apcu is declared and missing in the local image (laravel.test in docker/8.3/Dockerfile)
    #     ^^^^^^^^^^ warning extension-only-local: PHP extension ldap is used locally and not on in production
    #- /docker/8.3/Dockerfile
    FROM ubuntu:24.04
    ARG NODE_VERSION=22
    RUN apt-get update && apt-get install -y gnupg curl \\
        && curl -sS https://deb.nodesource.com/setup_$NODE_VERSION.x | bash - \\
        && apt-get install -y php8.3-cli php8.3-dev \\
    #                         ^^^^^^^^^^ warning runtime-version-drift: PHP 8.3 runs locally, 8.4 is declared
    #                         ^^^^^^^^^^ warning extension-missing-locally: PHP extension apcu is declared and missing in this image
           php8.3-pgsql php8.3-xml php8.3-redis php8.3-ldap \\
    #                                           ^^^^^^^^^^^ warning extension-only-local: The PHP extension ldap is installed here and not on in production
           php8.3-xdebug nodejs
    #- /compose.yaml
    services:
      laravel.test:
        build: {context: ./docker/8.3, dockerfile: Dockerfile}
    `,
  ],
  [
    'a version from a build argument, in a named stage',
    `
    applications:
      app: {type: "php:8.2"}
    #                  ^^^ warning runtime-version-drift: PHP 8.2 is declared, 8.1 runs locally (web in Dockerfile)
    #- /Dockerfile
    FROM debian:12 AS base
    ARG PHP=8.4
    RUN apt install -y "libapache2-mod-php\${PHP}"
    #                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning runtime-version-drift: PHP 8.1 runs locally, 8.2 is declared
    FROM base
    #- /compose.yaml
    services: {web: {build: {context: ., args: {PHP: "8.1"}}}}
    `,
  ],
  [
    'Alpine',
    `
    applications:
      app: {type: "php:8.4"}
    #                  ^^^ warning runtime-version-drift: PHP 8.4 is declared, 8.3 runs locally (web in Dockerfile)
    #- /Dockerfile
    FROM alpine:3.20
    RUN apk add --no-cache php83 php83-fpm php83-session
    #                      ^^^^^ warning runtime-version-drift: PHP 8.3 runs locally, 8.4 is declared
    #- /compose.yaml
    services: {web: {build: ., ports: ["80:80"]}}
    `,
  ],
])('PHP from packages: %s', (_, drawing) => checkProblems(drawing, table));

test.each([
  ['the same version', 'php:8.3', 'php8.3-fpm php8.3-common'],
  ['two versions', 'php:8.4', 'php8.1-cli php8.3-cli'],
  ['the version of the distribution', 'php:8.4', 'php php-fpm'],
  ['an unknown version', 'php:8.4', 'php${PHP}-fpm'],
  ['no PHP', 'php:8.4', 'phpunit php8.3-gd.deb'],
  ['an application of another language, which may be there as well', 'nodejs:24', 'php8.3-cli nodejs'],
])('PHP from packages: %s is no difference', (_, type, packages) =>
  checkProblems(
    `applications: {app: {type: "${type}"}}\n#- /Dockerfile\nFROM ubuntu:24.04\nRUN apt-get install ${packages}\n#- /compose.yaml\nservices: {app: {build: ., ports: ["80:80"]}}\n`,
    table,
  ),
);

test('PHP from packages: nothing is missing while packages are not known', () => {
  checkProblems(
    `
    applications: {app: {type: "php:8.3", runtime: {extensions: [redis]}}}
    #- /Dockerfile
    FROM ubuntu:24.04
    RUN apt-get install php8.3-cli $PACKAGES php8.3-{zip,gd}
    #- /compose.yaml
    services: {app: {build: .}}
    `,
    table,
  );
});

test('PHP from packages: a missing extension is installed as a package', () => {
  const dockerfile = (more: string) =>
    `#- /Dockerfile\nFROM ubuntu:24.04\nARG PHP=8.3\nRUN apt-get install php$PHP-cli php$PHP-gd${more} \\\n  && rm -rf x\n`;
  checkFix(
    `applications: {app: {type: "php:8.3", runtime: {extensions: [pdo_pgsql, gmp]}}}\n${dockerfile('')}#- /compose.yaml\nservices: {app: {build: .}}\n`,
    extensionMissingLocally,
    'Install gmp and pdo_pgsql',
    dockerfile(' php$PHP-gmp php$PHP-pgsql'),
  );
});
