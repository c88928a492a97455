import { expect, test } from 'vitest';
import { readCi } from '../../../../core/readers/ci/ci';
import { filesOf, linesOf } from '../lines';

const read = (yaml: string) => linesOf(readCi(filesOf(`#- /.gitlab-ci.yml\n${yaml}\n`)));

test.each<[situation: string, yaml: string, lines: string[]]>([
  [
    'images and services of a job',
    'test:\n  image: php:8.2\n  services:\n    - postgres:15\n    - {name: "mysql:8.0", alias: db}\n',
    ['test: php 8.2', 'postgres:15: postgresql 15', 'db: oracle-mysql 8.0'],
  ],
  [
    'those of all jobs',
    'image: php:8.2\nservices: [redis:7]\ntest: {script: x}\n',
    ['test: php 8.2', 'redis:7: redis 7'],
  ],
  ['defaults', 'image: php:8.1\ndefault: {image: {name: "php:8.3"}}\ntest: {script: x}\n', ['test: php 8.3']],
  ['a job without defaults', 'default: {image: "php:8.3"}\ntest: {script: x, inherit: {default: false}}\n', []],
  [
    'templates, the last one first',
    '.a: {image: "php:8.1", services: ["redis:7"]}\n.b: {extends: .c}\n.c: {image: "php:8.2"}\ntest: {extends: [.a, .b]}\n',
    ['test: php 8.2', 'redis:7: redis 7'],
  ],
  ['a template of another file', 'image: php:8.1\ninclude: [a.yml]\ntest: {extends: .elsewhere}\n', []],
  ['a template of itself', 'image: php:8.1\ntest: {extends: test}\n', []],
  [
    'variables, the nearest',
    'variables: {PHP: "8.1", PG: {value: "15"}}\ntest:\n  variables: {PHP: "8.2"}\n  image: php:${PHP}-cli\n  services: ["postgres:$PG"]\n',
    ['test: php 8.2', 'postgres:$PG: postgresql 15'],
  ],
  [
    'a matrix',
    'test:\n  image: php:$PHP\n  parallel:\n    matrix:\n      - PHP: ["8.2", "8.3"]\n      - PHP: "8.4"\n',
    ['test: php 8.4 8.3 8.2'],
  ],
  ['a variable without a value', 'test: {image: "php:$PHP"}\n', ['test: php ?']],
  ['a variable of a variable', 'variables: {A: $B}\ntest: {image: "php:$A"}\n', ['test: php ?']],
  [
    'the stage tells',
    'phpstan: {stage: build, image: "php:8.2"}\nx: {stage: test, image: "php:8.2"}\n',
    ['phpstan: php 8.2 8.2'],
  ],
  [
    'other jobs',
    'image: node:18\npages: {script: x}\nrelease: {stage: build}\nx: {stage: deploy}\n.test: {script: x}\n',
    [],
  ],
  ['a merge key', '.a: &a {image: "php:8.2"}\ntest: {<<: *a}\n', ['test: php 8.2']],
  ['a reference', '.a: {services: [redis:7]}\ntest: {services: !reference [.a, services]}\n', []],
])('%s', (_, yaml, lines) => expect(read(yaml)).toEqual(lines));

test.each([
  ['broken YAML', 'test: {image: "php:8.2"}\na: [\n'],
  ['other kinds', 'test: [a]\nbuild: {image: [a], services: {a: {b: c}}, extends: {a: b}, variables: [a]}\n'],
  ['nothing', ''],
  ['names that every object has', 'test: {image: constructor, extends: __proto__}\n'],
])('%s tells nothing', (_, yaml) => expect(read(yaml)).toEqual([]));
