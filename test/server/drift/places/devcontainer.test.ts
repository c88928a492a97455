import { expect, test } from 'vitest';
import { driftRules } from '../../../../server/drift/rules';
import { runtimeVersionDrift } from '../../../../server/drift/rules/runtimeVersionDrift';
import { serviceVersionDrift } from '../../../../server/drift/rules/serviceVersionDrift';
import { ignoreFix } from '../../../../server/ignoreFix';
import { check } from '../../../../server/check';
import { applyEdits } from '../../../../core/text';
import { projectOf, readFixture } from '../../../fixture';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'an image',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4"}
    #                  ^^^ warning runtime-version-drift: PHP 8.4 is declared, 8.2 runs in the dev container (.devcontainer.json)
    #- /.devcontainer.json
    {
      // made for the workshop
      "image": "mcr.microsoft.com/devcontainers/php:1-8.2-bookworm",
    #                                               ^^^^^^^^^^^^^^ warning runtime-version-drift: PHP 8.2 runs in the dev container, 8.4 is declared
    }
    `,
  ],
  [
    'a feature',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "nodejs:24"}
    #                     ^^ warning runtime-version-drift: Node.js 24 is declared, 20 runs in the dev container (.devcontainer/devcontainer.json)
    #- /.devcontainer/devcontainer.json
    {
      "image": "mcr.microsoft.com/devcontainers/base:ubuntu",
      "features": {
        "ghcr.io/devcontainers/features/node:1": {"version": "20"}
    #                                                         ^^ warning runtime-version-drift: Node.js 20 runs in the dev container, 24 is declared
      }
    }
    `,
  ],
  [
    'Compose files of its own',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "python:3.13"}
    services:
      db: {type: "postgresql:17"}
    #                        ^^ warning service-version-drift: PostgreSQL 17 is declared, 13 runs in the dev container (db in .devcontainer/docker-compose.yml)
    #- /.devcontainer/Dockerfile
    FROM python:3.13
    #- /.devcontainer/devcontainer.json
    {"dockerComposeFile": "docker-compose.yml", "service": "web"}
    #- /.devcontainer/docker-compose.yml
    services:
      web: {build: {context: .., dockerfile: .devcontainer/Dockerfile}}
      db: {image: "postgres:13-alpine"}
    #                       ^^^^^^^^^ warning service-version-drift: PostgreSQL 13 runs in the dev container, 17 is declared
    `,
  ],
  [
    "the project's own Compose files: what they say is said once",
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4"}
    #                  ^^^ warning runtime-version-drift: PHP 8.4 is declared, 8.2 runs locally (php in Dockerfile)
    services:
      db: {type: "mysql:11.8"}
    #            ^^^^^^^^^^^^ warning service-kind-drift: MariaDB 11.8 is declared, MySQL 8.0 runs locally (db in compose.yaml): JSON columns, authentication plugins, reserved words and the query optimizer differ
      cache: {type: "redis:8.0"}
    #                      ^^^ warning service-version-drift: Redis 8.0 is declared, 7 runs locally (cache in compose.yaml)
    #- /Dockerfile
    FROM php:8.2
    #        ^^^ warning runtime-version-drift: PHP 8.2 runs locally, 8.4 is declared
    #- /compose.yaml
    services:
      php: {build: .}
      db: {image: "mysql:8.0"}
    #             ^^^^^^^^^^^ warning service-kind-drift: MySQL runs locally, MariaDB 11.8 is declared: JSON columns, authentication plugins, reserved words and the query optimizer differ
      cache: {image: "redis:7"}
    #                       ^ warning service-version-drift: Redis 7 runs locally, 8.0 is declared
    #- /.devcontainer/devcontainer.json
    {"dockerComposeFile": ["../compose.yaml"], "service": "php"}
    #- /.devcontainer/a/devcontainer.json
    {"build": {"dockerfile": "../../Dockerfile"}}
    `,
  ],
  [
    'an ignore',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4"}
    #- /.devcontainer.json
    {
      // parity-ignore: runtime-version-drift the workshop needs it
      // (see the wiki)
      "image": "php:8.2"
    }
    `,
  ],
])('%s', (_, drawing) => checkProblems(drawing, [...driftRules]));

test.each([
  ['the same', '{"image": "mcr.microsoft.com/devcontainers/php:8.4"}'],
  ['less precise', '{"image": "php:8"}'],
  ['another language', '{"image": "node:18"}'],
  ['no version', '{"features": {"ghcr.io/devcontainers/features/php:1": {}}}'],
  ['broken JSON', '{"image": "php:8.2"'],
  [
    'several containers of several versions',
    '{"image": "php:8.2"}\n#- /.devcontainer/a/devcontainer.json\n{"image": "php:8.4"}',
  ],
  [
    'services that are not declared, and none that are',
    '{"dockerComposeFile": "more.yml"}\n#- /more.yml\nservices: {a: {image: "mongo:6"}}',
  ],
])('%s is no difference', (_, json) => {
  checkProblems(
    `applications:\n  app: {type: "php:8.4"}\nservices:\n  bus: {type: "rabbitmq:4.1"}\n#- /.devcontainer.json\n${json}\n`,
    driftRules,
  );
});

const manifest = 'applications:\n  app: {type: "php:8.4"}\nservices:\n  db: {type: "postgresql:17"}\n';

test.each([
  ['{"image": "php:8.2-cli"} // kept', '8.4-cli', '{"image": "php:8.4-cli"} // kept'],
  ['{"features": {"php": "8.2"}}', '8.4', '{"features": {"php": "8.4"}}'],
])('%s', (json, version, mended) => {
  const drawing = `${manifest}#- /.devcontainer.json\n${json}\n`;
  expect(fixTitles(drawing, runtimeVersionDrift)).toContain(`* Change the version to ${version}`);
  checkFix(drawing, runtimeVersionDrift, `Change the version to ${version}`, `#- /.devcontainer.json\n${mended}\n`);
});

test('a database is never changed by the way', () => {
  const drawing = `${manifest}#- /.devcontainer.json\n{"dockerComposeFile": "more.yml"}\n#- /more.yml\nservices: {db: {image: "postgres:15"}}\n`;
  expect(fixTitles(drawing, serviceVersionDrift)).toContain('Change the version to 17');
});

test('the fix writes an ignore that JSON with comments takes', () => {
  const { texts } = readFixture(`${manifest}#- /.devcontainer.json\n{\n  "image": "php:8.2"\n}\n`);
  const [problem] = check(projectOf({ texts }), driftRules).problems.filter(
    ({ source }) => source.file !== '.upsun/config.yaml',
  );
  const text = texts['.devcontainer.json'] ?? '';
  const fix = problem && ignoreFix(problem, text);
  const after = applyEdits(text, fix?.edits[0]?.edits ?? []);
  expect(after).toBe('{\n  // parity-ignore: runtime-version-drift say why\n  "image": "php:8.2"\n}\n');
  expect(check(projectOf({ texts: { ...texts, '.devcontainer.json': after } }), driftRules).problems).toEqual([]);
});
