import { test } from 'vitest';
import { runtimeKindDrift } from '../../../../server/drift/rules/runtimeKindDrift';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'a stand-in of the same name',
    `
    applications:
      web: {type: "nodejs:24"}
      mercure:
        type: golang:1.25
    #         ^^^^^^^^^^^ warning runtime-kind-drift: Go is declared, Node.js runs locally (mercure in compose.yaml)
    #- /compose.yaml
    services:
      web: {image: "node:24"}
      mercure:
        image: node:24-alpine
    #          ^^^^^^^^^^^^^^ warning runtime-kind-drift: Node.js runs locally, Go is declared for mercure
        command: node hub.js
    `,
  ],
  [
    'the only container that is built from its folder',
    `
    #- /.upsun/config.yaml
    applications:
      api: {type: "python:3.14", source: {root: api}}
    #             ^^^^^^^^^^^^^ warning runtime-kind-drift: Python is declared, Node.js runs locally (backend in compose.yaml)
    #- /api/Dockerfile
    FROM node:24 AS base
    #    ^^^^^^^ warning runtime-kind-drift: Node.js runs locally, Python is declared for api
    FROM base
    #- /compose.yaml
    services:
      backend: {build: api, ports: ["8000:8000"]}
    `,
  ],
])('runtime-kind-drift: %s', (_, drawing) => checkProblems(drawing, [runtimeKindDrift]));

test.each([
  ['the same language', 'type: "php:8.4"', 'app: {image: "php:8.4"}'],
  [
    'a container of its own language under another name',
    'type: "php:8.4"',
    'app: {image: "node:24"}, php: {image: "php:8.4"}',
  ],
  [
    'the other language of a stack',
    'type: "composable:26.05", stack: ["php@8.4", "nodejs@24"]',
    'app: {image: "node:24"}',
  ],
  ['a language of the build', 'type: "php:8.4", dependencies: {nodejs: {yarn: "*"}}', 'app: {image: "node:24"}'],
  ['another name', 'type: "php:8.4"', 'assets: {image: "node:24"}'],
  ['a container that serves nothing', 'type: "php:8.4"', 'assets: {build: .}'],
  ['two containers of its folder', 'type: "php:8.4"', 'a: {build: ., ports: [80]}, b: {build: ., ports: [81]}'],
  ['a container that can not be read', 'type: "php:8.4"', 'a: {build: ., ports: [80]}, b: {build: other}'],
  ['a service of that name', 'type: "golang:1.25"', 'app: {image: "dunglas/mercure"}'],
  ['a type that is not known', 'type: "cobol:1"', 'app: {image: "node:24"}'],
])('runtime-kind-drift: %s is no difference', (_, application, services) =>
  checkProblems(
    `applications: {app: {${application}}}\n#- /Dockerfile\nFROM node:24\n#- /compose.yaml\nservices: {${services}}\n`,
    [runtimeKindDrift],
  ),
);
