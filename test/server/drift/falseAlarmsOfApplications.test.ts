import { test } from 'vitest';
import { driftRules } from '../../../server/drift/rules';
import { checkProblems } from '../checkProblems';

/** Hints are drawn in the tests of their rules. */
const louder = driftRules.filter(({ severity }) => severity !== 'hint');

/** Situations of real projects where a comparer of applications by names or tags would warn, and nobody should. */
test.each([
  [
    'application containers under other names, with a proxy before them',
    `
    applications:
      app: {type: "php:8.4"}
    services:
      db: {type: "postgresql:17"}
    #- /docker/php/Dockerfile
    FROM php:8.4-fpm
    #- /compose.yaml
    services:
      php-fpm: {build: {context: ., dockerfile: docker/php/Dockerfile}}
      nginx: {image: "nginx:1.27", ports: ["8000:80"]}
      traefik: {image: "traefik:v3"}
      caddy: {image: "caddy:2"}
      apache: {image: "httpd:2.4"}
      unprivileged: {image: "nginxinc/nginx-unprivileged:1.27"}
      db: {image: "postgres:17.2"}
    `,
  ],
  [
    'workers and crons without a container',
    `
    applications:
      app:
        type: php:8.4
        workers: {queue: {commands: {start: bin/worker}}}
        crons: {clean: {spec: "0 3 * * *", commands: {start: bin/clean}}}
    #- /compose.yaml
    services:
      app: {image: "php:8.4-cli"}
      cron: {image: "php:8.4-cli"}
    `,
  ],
  [
    'several containers of one image',
    `
    applications:
      app: {type: "php:8.4"}
    #- /Dockerfile
    FROM php:8.4-fpm
    #- /compose.yaml
    services:
      php: {build: .}
      consumer: {build: ., command: bin/consume}
      cron: {build: ., command: crond -f}
    `,
  ],
  [
    'images of whole applications',
    `
    applications:
      app: {type: "php:8.2"}
    services:
      db: {type: "mariadb:11.8"}
    #- /compose.yaml
    services:
      app: {image: "snipe/snipe-it:v7.1.0"}
      chat: {image: "rocket.chat:6.5"}
      own: {image: "ghcr.io/example/app:1.2.3"}
      db: {image: "mariadb:11.8"}
    `,
  ],
  [
    'versions in names and prefixes of tags, equal to what is declared',
    `
    applications:
      app: {type: "php:8.3"}
    #- /compose.yaml
    services:
      app: {image: "pimcore/pimcore:php8.3-latest"}
      jobs: {image: "itkdev/php8.3-fpm:latest"}
      cli: {image: "uselagoon/php-8.3-cli-drupal:latest"}
      web: {image: "dunglas/frankenphp:1-php8.3"}
    `,
  ],
  [
    'a build without a Dockerfile in the project',
    `
    applications:
      app: {type: "nodejs:24"}
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      app: {build: {context: "https://github.com/example/app.git"}}
      other: {build: {context: ../other}}
      db: {build: ./docker/db}
    `,
  ],
  [
    'an extension that the build hook compiles and a setting loads',
    `
    applications:
      app:
        type: php:8.4
        variables: {php: {extension: /app/openswoole.so}}
        hooks: {build: bash install-openswoole.sh}
      admin:
        type: php:8.4
        source: {root: admin}
    #- /composer.json
    {"require": {"ext-openswoole": "*"}}
    #- /admin/composer.json
    {"require": {"ext-openswoole": "*"}}
    #- /admin/php.ini
    extension = openswoole.so
    `,
  ],
  [
    'whom the platform tells about a cron job that failed',
    `
    applications:
      app:
        type: nodejs:24
        variables: {env: {MAILTO: shop@example.com}}
    #- /.env
    PAGE_SIZE=20
    #- /compose.yaml
    services:
      app: {image: "node:24", environment: {PAGE_SIZE: 20}}
    `,
  ],
  [
    'several applications, of which one has no container',
    `
    applications:
      api: {type: "php:8.4", source: {root: api}}
      admin: {type: "php:8.2", source: {root: admin}}
    #- /api/Dockerfile
    FROM php:8.4
    #- /compose.yaml
    services:
      api: {build: api}
    `,
  ],
])('nothing is reported of %s', (_, drawing) => checkProblems(drawing, louder));
