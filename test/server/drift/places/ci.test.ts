import { expect, test } from 'vitest';
import { driftRules } from '../../../../server/drift/rules';
import { runtimeVersionDrift } from '../../../../server/drift/rules/runtimeVersionDrift';
import { serviceVersionDrift } from '../../../../server/drift/rules/serviceVersionDrift';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';
import { rulesNamed } from '../../../../server/rules';

const compared = rulesNamed(['drift', 'ignore-unused']);

test.each([
  [
    'GitHub Actions',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4"}
    #                  ^^^ warning runtime-version-drift: PHP 8.4 is declared, 8.2 runs in CI (test in .github/workflows/ci.yml)
    services:
      db: {type: "postgresql:17"}
    #                        ^^ warning service-version-drift: PostgreSQL 17 is declared, 15 runs in CI (postgres in .github/workflows/ci.yml)
      cache: {type: "valkey:8.1"}
    #               ^^^^^^^^^^^^ information service-kind-drift: Valkey 8.1 is declared, Redis 7 runs in CI (redis in .github/workflows/ci.yml): they parted with Redis 7.4: modules, newer commands and data files differ
    #- /.github/workflows/ci.yml
    on: push
    jobs:
      test:
        services:
          postgres:
            image: postgres:15-alpine
    #                       ^^^^^^^^^ warning service-version-drift: PostgreSQL 15 runs in CI, 17 is declared
          redis:
            image: redis:7
    #              ^^^^^^^ information service-kind-drift: Redis runs in CI, Valkey 8.1 is declared: they parted with Redis 7.4: modules, newer commands and data files differ
        steps:
          - uses: shivammathur/setup-php@v2
            with:
              php-version: '8.2'
    #                       ^^^ warning runtime-version-drift: PHP 8.2 runs in CI, 8.4 is declared
    `,
  ],
  [
    'GitLab CI',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "nodejs:24"}
    #                     ^^ warning runtime-version-drift: Node.js 24 is declared, 20 runs in CI (test in .gitlab-ci.yml)
    #- /.gitlab-ci.yml
    image: node:20
    #           ^^ warning runtime-version-drift: Node.js 20 runs in CI, 24 is declared
    test: {script: npm test}
    `,
  ],
  [
    'a matrix of which nothing is declared: the newest is compared',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "python:3.13"}
    #                     ^^^^ warning runtime-version-drift: Python 3.13 is declared, 3.12 runs in CI (test in .github/workflows/ci.yml)
    #- /.github/workflows/ci.yml
    jobs:
      test:
        strategy:
          matrix:
            python: ["3.9", "3.12", "3.11"]
    #                        ^^^^ warning runtime-version-drift: Python 3.12 runs in CI, 3.13 is declared
        steps:
          - {uses: actions/setup-python@v5, with: {python-version: "\${{ matrix.python }}"}}
    `,
  ],
  [
    'jobs that say the same are one difference',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "nodejs:24"}
    #                     ^^ warning runtime-version-drift: Node.js 24 is declared, 22 runs in CI (test in .github/workflows/ci.yml)
    #- /.github/workflows/ci.yml
    jobs:
      test: {container: "node:22"}
    #                         ^^ warning runtime-version-drift: Node.js 22 runs in CI, 24 is declared
      e2e: {container: "node:22"}
      build: {container: "node:20"}
    `,
  ],
  [
    'an ignore, at any of the jobs',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "nodejs:24"}
    #- /.github/workflows/ci.yml
    jobs:
      test: {container: "node:22"}
      # parity-ignore: runtime-version-drift we still support it
      e2e: {container: "node:22"}
    `,
  ],
  [
    'an ignore that is no use',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "nodejs:24"}
    #- /.gitlab-ci.yml
    # parity-ignore-file: runtime-version-drift we still support it
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint ignore-unused: Nothing is ignored here: runtime-version-drift finds nothing
    test: {image: "node:24"}
    `,
  ],
])('%s', (_, drawing) => checkProblems(drawing, compared));

const workflow = (lines: string, job = 'test') =>
  `#- /.github/workflows/ci.yml\njobs:\n  ${job}:\n${lines.replace(/^/gm, '    ')}\n`;

const setup = (version: string) => `steps: [{uses: actions/setup-node@v4, with: {${version}}}]`;

test.each([
  [
    'a matrix with the declared version',
    workflow(`strategy: {matrix: {node: [20, 24]}}\n${setup('node-version: "${{ matrix.node }}"')}`),
  ],
  ['another job with the declared version', `${workflow('container: node:18')}  e2e: {container: "node:24"}\n`],
  ['the version of a file', `${workflow(setup('node-version-file: .nvmrc'))}  e2e: {container: "node:18"}\n`],
  ['the version of an input', workflow(setup('node-version: "${{ inputs.version }}"'))],
  ['a job that publishes', workflow('container: node:18', 'publish')],
  ['a job for the documentation', workflow('container: node:18', 'build-docs')],
  ["another language in a job with the application's name", workflow('container: "php:8.4"', 'app')],
  ['another language', workflow('steps: [{uses: actions/setup-python@v5, with: {python-version: "3.9"}}]')],
  [
    'a service that is not declared, and none that is',
    workflow('services: {a: {image: "mongo:6"}, b: {image: "redis"}}'),
  ],
  [
    'databases of two versions, one of them declared',
    workflow('strategy: {matrix: {db: ["13", "17"]}}\nservices: {a: {image: "postgres:${{ matrix.db }}"}}'),
  ],
  ['a broken workflow', `${workflow('container: node:18')}a: [\n`],
])('%s is no difference', (_, files) => {
  checkProblems(
    `applications:\n  app: {type: "nodejs:24"}\nservices:\n  db: {type: "postgresql:17"}\n  bus: {type: "rabbitmq:4.1"}\n${files}`,
    driftRules,
  );
});

test('two applications of one language: which of them is tested is not known', () => {
  checkProblems(
    `applications:\n  a: {type: "nodejs:24", source: {root: a}}\n  b: {type: "nodejs:22", source: {root: b}}\n${workflow('container: node:20')}`,
    driftRules,
  );
});

test('two databases of one engine: which of them is tested is not known', () => {
  checkProblems(
    `services:\n  db: {type: "postgresql:16"}\n  more: {type: "postgresql:17"}\n${workflow('services: {db: {image: "postgres:17"}}')}`,
    driftRules,
  );
});

const manifest = 'applications:\n  app: {type: "nodejs:24"}\nservices:\n  db: {type: "postgresql:17"}\n';

test('all jobs that say the same are changed together', () => {
  const drawing = `${manifest}${workflow('container: node:22-alpine')}  e2e:\n    ${setup('node-version: 22')}\n#- /.gitlab-ci.yml\ntest: {image: "node:22-slim"}\n`;
  const title = 'Change the version to 24-alpine in all 3 places';
  expect(fixTitles(drawing, runtimeVersionDrift)).toContain(`* ${title}`);
  checkFix(
    drawing,
    runtimeVersionDrift,
    title,
    `${workflow('container: node:24-alpine')}  e2e:\n    ${setup('node-version: 24')}\n#- /.gitlab-ci.yml\ntest: {image: "node:24-slim"}\n`,
  );
});

test('an entry of a matrix is changed, but not by the way', () => {
  const lines = (versions: string) =>
    workflow(`strategy: {matrix: {node: [${versions}]}}\n${setup('node-version: "${{ matrix.node }}"')}`);
  expect(fixTitles(manifest + lines('18, 22.x'), runtimeVersionDrift)).toContain('Change the version to 24');
  checkFix(manifest + lines('18, 22.x'), runtimeVersionDrift, 'Change the version to 24', lines('18, 24.x'));
});

test('a version inside of a text is not changed', () => {
  const lines = workflow('strategy: {matrix: {node: [22]}}\ncontainer: "node:${{ matrix.node }}-alpine"');
  expect(fixTitles(manifest + lines, runtimeVersionDrift)).toEqual([]);
});

test('the version of a database is changed, but not by the way', () => {
  const lines = (tag: string) => workflow(`services: {db: {image: "postgres:${tag}"}}`);
  expect(fixTitles(manifest + lines('15'), serviceVersionDrift)).toContain('Change the version to 17');
  checkFix(manifest + lines('15'), serviceVersionDrift, 'Change the version to 17', lines('17'));
});
