import { expect, test } from 'vitest';
import { readCi } from '../../../core/readers/ci/ci';
import { readDdev } from '../../../core/readers/ddev';
import { readDevcontainers } from '../../../core/readers/devcontainer';
import { readLando } from '../../../core/readers/lando';
import { defaultSettings } from '../../../core/settings';
import { filesFrom } from '../../../core/workspace';

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join('');

/** Texts of up to 1 MB that would take minutes if everything in them were followed. */
test.each<[situation: string, file: string, text: string]>([
  [
    'a workflow of jobs that share their steps and matrix',
    '.github/workflows/ci.yml',
    `x: &job\n  strategy: &s\n    matrix:\n      v: [${times(20000, (at) => `${at},`)}]\n  steps: &steps\n${times(20000, () => '    - {uses: actions/setup-node@v4, with: {node-version: "${{ matrix.v }}"}}\n').slice(0, 400000)}\njobs:\n${times(10000, (at) => `  test${at}: {<<: *job}\n`)}`,
  ],
  [
    'an expression that is never closed',
    '.github/workflows/ci.yml',
    `jobs: {test: {container: "${'${{ '.repeat(150000)}"}}`,
  ],
  [
    'templates that extend each other',
    '.gitlab-ci.yml',
    `${times(2000, (at) => `.t${at}: {extends: [.t${at + 1}, .t${at + 2}, .t${at + 3}]}\n`)}${times(2000, (at) => `test${at}: {extends: .t0}\n`)}`,
  ],
  [
    'a matrix of services',
    '.gitlab-ci.yml',
    `x: &m [${times(20000, (at) => `${at},`)}]\ny: &s [${times(20000, () => '"postgres:$V",')}]\n${times(5000, (at) => `test${at}: {parallel: {matrix: [{V: *m}]}, services: *s}\n`)}`,
  ],
  ['services of Lando', '.lando.yml', `services:\n${times(10000, (at) => `  a${at}: {type: "php:8"}\n`)}`],
  ['a configuration of DDEV', '.ddev/config.yaml', times(10000, (at) => `a${at}: "8.2"\n`)],
  ['comments that are never closed', '.devcontainer.json', '/* '.repeat(300000)],
  ['a string that is never closed', '.devcontainer.json', `"${'\\"'.repeat(500000)}`],
  ['more than a megabyte', '.devcontainer.json', `{"image": "node:18"}${' '.repeat(1100000)}`],
])('%s', { timeout: 20_000 }, (_, file, text) => {
  const files = filesFrom({ [file]: text });
  const models = [
    readCi(files),
    readLando(files),
    readDdev(files, defaultSettings),
    readDevcontainers(files, defaultSettings),
  ];
  expect(models.flatMap((model) => model ?? []).length).toBeLessThanOrEqual(1);
});
