import { describe, expect, test } from 'vitest';
import { parseImageReference } from '../../../core/compose/imageReference';
import { readDevcontainers } from '../../../core/readers/devcontainer';
import { meaningOf } from '../../../core/readers/images';
import { defaultSettings } from '../../../core/settings';
import { filesOf, linesOf } from './lines';

const file = '.devcontainer/devcontainer.json';
const read = (drawing: string) => linesOf(readDevcontainers(filesOf(drawing), defaultSettings));
const one = (json: string, more = '') => read(`#- /${file}\n${json}\n${more}`);

test.each<[situation: string, json: string, lines: string[]]>([
  ['an image', '{"image": "mcr.microsoft.com/devcontainers/php:1-8.2-bookworm"}', [`${file}: php 8.2`]],
  ['any image', '{"image": "node:18.16.0"}', [`${file}: nodejs 18.16.0`]],
  ['an image that tells nothing', '{"image": "mcr.microsoft.com/devcontainers/base:ubuntu"}', []],
  [
    'features',
    `{
      // how this machine is made
      "image": "mcr.microsoft.com/devcontainers/base:ubuntu",
      "features": {
        "ghcr.io/devcontainers/features/node:1": { "version": "22" },
        "ghcr.io/devcontainers/features/php:1": "8.4",
        "ghcr.io/devcontainers/features/go:1": {},
        "ghcr.io/devcontainers/features/python:1": { "version": "latest" },
        "ghcr.io/devcontainers/features/docker-in-docker:2": { "version": "24" },
        "ghcr.io/somebody/features/ruby:1": { "version": "2.7" },
      },
    }`,
    [`${file}: nodejs 22`, `${file}: php 8.4`, `${file}: golang ?`, `${file}: python ?`],
  ],
  [
    'a feature over the image',
    '{"image": "node:18", "features": {"ghcr.io/devcontainers/features/node:1": {"version": "22"}}}',
    [`${file}: nodejs 22`],
  ],
])('%s', (_, json, lines) => expect(one(json)).toEqual(lines));

test('a Dockerfile, with its arguments and stage', () => {
  const json = '{"build": {"dockerfile": "../Dockerfile", "args": {"V": "3.13"}, "target": "dev"}}';
  const dockerfile = '#- /Dockerfile\nARG V=3.9\nFROM python:$V AS dev\nFROM scratch\n';
  expect(one(json, dockerfile)).toEqual([`${file}: python 3.13`]);
  expect(one('{"dockerFile": "Dockerfile"}', '#- /.devcontainer/Dockerfile\nFROM ruby:3.4\n')).toEqual([
    `${file}: ruby 3.4`,
  ]);
});

describe('Compose files', () => {
  const compose =
    '#- /compose.yaml\nservices:\n  app: {image: "php:8.2-cli"}\n  worker: {image: "node:12"}\n  db: {image: "postgres:15"}\n#- /.devcontainer/more.yml\nservices: {cache: {image: "redis:7"}}\n';

  test.each<[json: string, lines: string[]]>([
    [
      '{"dockerComposeFile": ["../compose.yaml", "more.yml"], "service": "app"}',
      ['app: php 8.2', 'db: postgresql 15', 'cache: redis 7'],
    ],
    ['{"dockerComposeFile": "../compose.yaml", "service": "app", "runServices": ["app"]}', ['app: php 8.2']],
    ['{"dockerComposeFile": "../../outside.yaml", "service": "app"}', []],
    ['{"dockerComposeFile": "none.yaml", "service": "app"}', []],
  ])('%s', (json, lines) => expect(one(json, compose)).toEqual(lines));
});

test('all places of the file', () => {
  const image = (name: string) => `{"image": "${name}"}\n`;
  expect(
    read(
      `#- /.devcontainer.json\n${image('php:8.1')}#- /.devcontainer/a/devcontainer.json\n${image('php:8.2')}#- /.devcontainer/a/b/devcontainer.json\n${image('php:8.3')}`,
    ),
  ).toEqual(['.devcontainer.json: php 8.1', '.devcontainer/a/devcontainer.json: php 8.2']);
});

test.each([
  ['broken JSON', '{"image": "node:18"'],
  ['a list', '["node:18"]'],
  ['nothing', ''],
  ['other kinds', '{"image": ["node:18"], "features": "node", "build": 1, "dockerComposeFile": {"a": 1}}'],
  [
    'names that every object has',
    '{"image": "__proto__", "features": {"constructor": "1", "__proto__": {"version": "2"}}}',
  ],
])('%s tells nothing', (_, json) => expect(one(json)).toEqual([]));

test.each<[image: string, version: string | undefined]>([
  ['mcr.microsoft.com/devcontainers/php:8.2', '8.2'],
  ['mcr.microsoft.com/devcontainers/php:1-8.2', '8.2'],
  ['mcr.microsoft.com/devcontainers/php:dev-8.3-bookworm', '8.3'],
  ['mcr.microsoft.com/devcontainers/php:2.1.3-8.4-trixie', '8.4'],
  ['mcr.microsoft.com/vscode/devcontainers/php:0-8.1', '8.1'],
  ['mcr.microsoft.com/devcontainers/typescript-node:20', '20'],
  ['mcr.microsoft.com/devcontainers/typescript-node:4-22-bookworm', '22'],
  ['mcr.microsoft.com/devcontainers/typescript-node:1', undefined],
  ['mcr.microsoft.com/devcontainers/javascript-node:1.0.2', undefined],
  ['mcr.microsoft.com/devcontainers/python:3', undefined],
  ['mcr.microsoft.com/devcontainers/go:latest', undefined],
  ['mcr.microsoft.com/devcontainers/ruby', undefined],
])('%s holds %s', (image, version) => {
  const reference = parseImageReference(image);
  const meaning = reference && meaningOf(reference);
  expect(meaning?.kind).toBe('runtime');
  expect(meaning?.kind === 'runtime' && meaning.version.known ? meaning.version.text : undefined).toBe(version);
});
