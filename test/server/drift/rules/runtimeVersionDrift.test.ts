import { describe, expect, test } from 'vitest';
import { runtimeVersionDrift } from '../../../../server/drift/rules/runtimeVersionDrift';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'a Dockerfile',
    `
    #- /.upsun/config.yaml
    applications:
      app:
        type: php:8.4
    #             ^^^ warning runtime-version-drift: PHP 8.4 is declared, 8.2 runs locally (php in Dockerfile)
    #- /Dockerfile
    FROM composer:2 AS vendor
    FROM php:8.2-fpm-alpine AS base
    #        ^^^^^^^^^^^^^^ warning runtime-version-drift: PHP 8.2 runs locally, 8.4 is declared
    FROM base AS dev
    RUN true
    #- /compose.yaml
    services:
      php:
        build: {context: ., target: dev}
    `,
  ],
  [
    'an image',
    `
    #- /.upsun/config.yaml
    applications:
      app:
        type: "nodejs:24"
    #                 ^^ warning runtime-version-drift: Node.js 24 is declared, 22 runs locally (web in compose.yaml)
    #- /compose.yaml
    services:
      web:
        image: node:22-slim
    #               ^^^^^^^ warning runtime-version-drift: Node.js 22 runs locally, 24 is declared
        working_dir: /app
    `,
  ],
  [
    'a build argument',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "python:3.14"}
    #                     ^^^^ warning runtime-version-drift: Python 3.14 is declared, 3.12 runs locally (web in Dockerfile)
    #- /Dockerfile
    ARG PYTHON=3.14
    FROM python:\${PYTHON}-slim
    #    ^^^^^^^^^^^^^^^^^^^^^ warning runtime-version-drift: Python 3.12 runs locally, 3.14 is declared
    #- /compose.yaml
    services:
      web:
        build:
          context: .
          args: [PYTHON=3.12]
    `,
  ],
  [
    'a name that holds the version',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4"}
    #                  ^^^ warning runtime-version-drift: PHP 8.4 is declared, 8.3 runs locally (laravel.test in compose.yaml)
    #- /compose.yaml
    services:
      laravel.test:
        build: {context: ./vendor/laravel/sail/runtimes/8.3, dockerfile: Dockerfile}
    #   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning runtime-version-drift: PHP 8.3 runs locally, 8.4 is declared
        image: sail-8.3/app
    `,
  ],
  [
    'a stack',
    `
    #- /.upsun/config.yaml
    applications:
      app:
        type: "composable:25.11"
        stack:
          runtimes:
            - "php@8.4": {extensions: [redis]}
    #         ^^^^^^^^^ warning runtime-version-drift: PHP 8.4 is declared, 8.3 runs locally (php in compose.yaml)
            - nodejs@24
    #- /compose.yaml
    services:
      php: {image: "php:8.3-fpm"}
    #                   ^^^^^^^ warning runtime-version-drift: PHP 8.3 runs locally, 8.4 is declared
    `,
  ],
  [
    'each application by its folder',
    `
    #- /.upsun/config.yaml
    applications:
      api:
        type: php:8.4
    #             ^^^ warning runtime-version-drift: PHP 8.4 is declared, 8.3 runs locally (php in api/Dockerfile)
        source: {root: /api}
      admin:
        type: nodejs:24
        source: {root: admin}
    #- /admin/Dockerfile
    FROM node:24
    #- /api/Dockerfile
    FROM php:8.3
    #        ^^^ warning runtime-version-drift: PHP 8.3 runs locally, 8.4 is declared
    #- /compose.yaml
    services:
      php: {build: ./api}
      pwa: {build: admin/}
      tool: {image: "node:18"}
    `,
  ],
])('runtime-version-drift: %s', (_, drawing) => checkProblems(drawing, [runtimeVersionDrift]));

test.each([
  ['no container', 'php:8.4', 'services: {db: {image: "postgres:17"}}'],
  ['the same at the precision that matters', 'nodejs:24', 'services: {web: {image: "node:24.3-alpine"}}'],
  ['less precise', 'php:8.4', 'services: {web: {image: "php:8-cli"}}'],
  ['a tag without a version', 'php:8.4', 'services: {web: {image: "php:fpm"}}'],
  ['another language', 'php:8.4', 'services: {web: {image: "node:18"}}'],
  ['two containers of two versions', 'nodejs:24', 'services: {a: {image: "node:22"}, b: {image: "node:20"}}'],
  ['a Dockerfile that is not there', 'php:8.4', 'services: {web: {build: .}}'],
  ['a build outside of the project', 'php:8.4', 'services: {web: {build: ../other}}'],
  ['a Dockerfile of its own', 'php:8.4', 'services: {web: {build: {dockerfile_inline: "FROM php:8.1"}}}'],
  ['no version declared', 'php', 'services: {web: {image: "php:8.1"}}'],
  ['a variable without a value', 'php:8.4', 'services: {web: {image: "php:${PHP}"}}'],
  ['Java 8 under its old number', 'java:8', 'services: {web: {image: "openjdk:1.8.0"}}'],
])('runtime-version-drift: %s is no difference', (_, type, compose) => {
  checkProblems(`applications:\n  app: {type: "${type}"}\n#- /compose.yaml\n${compose}\n`, [runtimeVersionDrift]);
});

describe('runtime-version-drift fixes', () => {
  const project = (from: string) => `applications:
  app: {type: "php:8.4"}
#- /Dockerfile
# syntax=docker/dockerfile:1
FROM ${from} AS base
RUN true
FROM base
#- /compose.yaml
services:
  php: {build: .}
`;
  const dockerfile = (from: string) => `#- /Dockerfile
# syntax=docker/dockerfile:1
FROM ${from} AS base
RUN true
FROM base
`;

  test.each([
    ['php:8.3-fpm', 'Change the tag to 8.4-fpm', 'php:8.4-fpm'],
    ['php:8.3.12-fpm-alpine3.20', 'Change the tag to 8.4-fpm-alpine', 'php:8.4-fpm-alpine'],
    ['docker.io/php:8.3-apache', 'Change the tag to 8.4-apache', 'docker.io/php:8.4-apache'],
  ])('FROM %s', (from, title, mended) => {
    checkFix(project(from), runtimeVersionDrift, title, dockerfile(mended));
  });

  test('a version that is deprecated is nothing to go over to', () => {
    expect(fixTitles(project('php:8.2-fpm'), runtimeVersionDrift)).toEqual(
      Array(2).fill('* Change the tag to 8.4-fpm'),
    );
  });

  test('a tag behind an argument is left alone', () => {
    const drawing = project('php:${PHP}-fpm').replace('FROM php', 'ARG PHP=8.5\nFROM php');
    expect(fixTitles(drawing, runtimeVersionDrift)).toEqual(Array(2).fill('Declare php:8.5 instead'));
  });
});
