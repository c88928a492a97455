import { expect, test } from 'vitest';
import { readCi } from '../../../../core/readers/ci/ci';
import { filesOf, linesOf } from '../lines';

const read = (drawing: string) => linesOf(readCi(filesOf(drawing)));

/** A workflow with one job of a name. */
const job = (lines: string, name = 'test') =>
  `#- /.github/workflows/ci.yml\njobs:\n  ${name}:\n${lines.replace(/^/gm, '    ')}\n`;

test.each<[situation: string, drawing: string, lines: string[]]>([
  [
    'services, a container and set-ups',
    job(`container: node:22
services:
  postgres: {image: "postgres:15-alpine", env: {POSTGRES_PASSWORD: x}}
  cache: {image: redis}
  mail: {image: axllent/mailpit}
steps:
  - uses: actions/checkout@v4
  - uses: shivammathur/setup-php@v2
    with: {php-version: "8.2", extensions: intl}
  - uses: actions/setup-python@v5
    with: {python-version: 3.11}
  - uses: actions/setup-java@v4
    with: {distribution: temurin, java-version: 21}`),
    [
      'test: nodejs 22',
      'test: php 8.2',
      'test: python 3.11',
      'test: java 21',
      'postgres: postgresql 15',
      'cache: redis ?',
    ],
  ],
  [
    'a matrix, with what is included',
    job(`strategy:
  matrix:
    php: ["8.2", "8.3"]
    db: ["mysql:8.0", "mysql:8.4"]
    include:
      - php: "8.4"
services:
  db: {image: "\${{ matrix.db }}"}
steps:
  - uses: shivammathur/setup-php@v2
    with: {php-version: "\${{ matrix.php }}"}`),
    ['test: php 8.4 8.3 8.2', 'db: oracle-mysql 8.4 8.0'],
  ],
  [
    'an entry of a matrix in a text, and in a map',
    job(`strategy: {matrix: {env: [{pg: 15, node: 20.x}, {pg: 16, node: v22}]}}
services: {db: {image: "postgres:\${{matrix.env.pg}}-alpine"}}
steps: [{uses: actions/setup-node@v4, with: {node-version: "\${{ matrix.env.node }}"}}]`),
    ['test: nodejs 22 20', 'db: postgresql 16 15'],
  ],
  [
    'env, the nearest',
    `#- /.github/workflows/ci.yml
env: {NODE: 18, RUBY: "3.3"}
jobs:
  test:
    env: {NODE: 20}
    steps:
      - {uses: actions/setup-node@v4, with: {node-version: "\${{ env.NODE }}"}}
      - {uses: ruby/setup-ruby@v1, with: {ruby-version: "\${{ env.RUBY }}"}}
`,
    ['test: nodejs 20', 'test: ruby 3.3'],
  ],
  [
    'several versions in a block',
    job(`steps:
  - uses: actions/setup-python@v5
    with:
      python-version: |
        3.11
        3.12`),
    ['test: python 3.12 3.11'],
  ],
  [
    'jobs together, each written place once',
    `#- /.github/workflows/ci.yml
jobs:
  unit: &job
    steps: [{uses: actions/setup-go@v5, with: {go-version: "1.24"}}]
  integration: *job
#- /.github/workflows/e2e.yaml
jobs:
  run:
    steps: [{uses: actions/setup-go@v5, with: {go-version: "1.23"}}]
`,
    ['unit: golang 1.24 1.23'],
  ],
])('%s', (_, drawing, lines) => expect(read(drawing)).toEqual(lines));

test.each([
  ['a file', 'node-version-file: .nvmrc'],
  ['nothing', 'cache: npm'],
  ['a word', 'node-version: lts/*'],
  ['a range', 'node-version: ^20'],
  ['an input', 'node-version: "${{ inputs.node }}"'],
  ['a matrix that is computed', 'node-version: "${{ matrix.computed }}"'],
  ['a matrix without that key', 'node-version: "${{ matrix.none }}"'],
  ['an entry that is computed', 'node-version: "${{ matrix.mixed }}"'],
  ['a default', 'node-version: "${{ matrix.node || \'18\' }}"'],
  ['two expressions', 'node-version: "${{ matrix.node }}${{ matrix.node }}"'],
  ['a list', 'node-version: [18, 20]'],
])('the version of %s is unknown, and so is that of all jobs', (_, version) => {
  const lines = job(`strategy: {matrix: {node: [18], mixed: [18, "\${{ vars.NODE }}"], computed: "\${{ fromJSON(x) }}"}}
steps:
  - {uses: actions/setup-node@v4, with: {node-version: 18}}
  - {uses: actions/setup-node@v4, with: {${version}}}`);
  expect(read(lines)).toEqual(['test: nodejs ?']);
});

test('the version of a service behind a variable is unknown, and so is that of all jobs', () => {
  expect(read(job('services: {a: {image: "postgres:13"}, b: {image: "postgres:${{ vars.PG }}"}}'))).toEqual([
    'b: postgresql ?',
  ]);
  expect(read(job('services: {a: {image: "${{ vars.IMAGE }}"}}'))).toEqual([]);
});

const node = 'steps: [{uses: actions/setup-node@v4, with: {node-version: 18}}]';

test.each<[job: string, workflow: string, file: string, read: boolean]>([
  ['test', '', 'main.yml', true],
  ['unitTests', '', 'main.yml', true],
  ['run', 'Tests', 'main.yml', true],
  ['build', '', 'main.yml', true],
  ['php', 'CI', 'main.yml', true],
  ['check', 'Continuous', 'ci.yml', true],
  ['tests', 'Build and deploy', 'main.yml', true],
  ['main', '', 'main.yml', false],
  ['deploy', 'CI', 'ci.yml', false],
  ['build-docs', 'CI', 'ci.yml', false],
  ['test_release', '', 'ci.yml', false],
  ['build', 'Release', 'main.yml', false],
  ['build', '', 'deploy.yml', false],
  ['lint', 'CI', 'ci.yml', false],
  ['notify', 'CI', 'ci.yml', false],
  ['service', 'Social', 'main.yml', false],
])('job %s of workflow %j in %s: %s', (name, workflow, file, isRead) => {
  const lines = read(
    `#- /.github/workflows/${file}\nname: ${JSON.stringify(workflow)}\njobs:\n  ${name}:\n    ${node}\n`,
  );
  expect(lines).toEqual(isRead ? [`${name}: nodejs 18`] : []);
});

test('expressions in the name of a job say nothing of it', () => {
  const name = 'name: "PHP ${{ matrix.php-version }}"';
  expect(read(job(`${name}\ncontainer: node:18`))).toEqual(['test: nodejs 18']);
});

test.each([
  ['a broken workflow', `${job(node)}a: [\n`],
  ['another folder', job(node).replace('workflows', 'actions')],
  ['another file', job(node).replace('ci.yml', 'ci.txt')],
  ['other kinds', job('container: [node]\nservices: node\nsteps: {uses: actions/setup-node@v4}\nstrategy: 1')],
  ['names that every object has', job('services: {__proto__: {image: constructor}}\nsteps: [{uses: constructor@v1}]')],
  ['no job', '#- /.github/workflows/ci.yml\n- jobs\n'],
])('%s tells nothing', (_, drawing) => expect(read(drawing)).toEqual([]));
