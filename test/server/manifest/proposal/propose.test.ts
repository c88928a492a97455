import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../../core/settings';
import { filesFrom } from '../../../../core/workspace';
import { check } from '../../../../server/check';
import { driftRules } from '../../../../server/drift/rules';
import { rules } from '../../../../server/rules';
import { proposeManifest } from '../../../../server/manifest/proposal/propose';
import { projectOf, readFixture, type Fixture } from '../../../fixture';

const manifest = '.upsun/config.yaml';
/** What differs from the local files does so because the platform offers no such version. */
const manifestRules = rules.filter((rule) => !driftRules.some(({ code }) => code === rule.code));
const propose = (texts: Fixture['texts']) => proposeManifest(filesFrom(texts), defaultSettings);

/** What our own rules say of a proposal in its repository. */
function problems(texts: Fixture['texts']): string[] {
  const found = check(projectOf({ texts: { ...texts, [manifest]: propose(texts) } }), manifestRules);
  expect(found.failures).toEqual([]);
  return found.problems
    .filter(({ source, severity }) => source.file === manifest && (severity === 'error' || severity === 'warning'))
    .map(({ code, message }) => `${code}: ${message}`);
}

describe('proposes', () => {
  test.each<[situation: string, drawing: string, some: string[]]>([
    [
      'PHP with what Composer requires',
      '#- /composer.json\n{"require": {"php": "^8.4", "ext-redis": "*", "ext-json": "*"}}\n#- /public/index.php\n<?php\n',
      ['type: "php:8.5"\n', '- redis\n', 'root: public\n', 'flavor: composer\n'],
    ],
    [
      'Symfony with PostgreSQL',
      '#- /composer.json\n{"require": {"php": "8.3.*", "symfony/framework-bundle": "^7"}}\n#- /public/index.php\n<?php\n#- /compose.yaml\nservices:\n  database:\n    image: postgres:16\n',
      [
        'type: "php:8.3"\n',
        'type: "postgresql:16"\n',
        'database: "database:postgresql"\n',
        '- pdo_pgsql\n',
        'source_path: var\n',
      ],
    ],
    [
      'Node.js with its scripts',
      '#- /package.json\n{"engines": {"node": "24.x"}, "scripts": {"build": "vite build", "start": "node server.js"}}\n',
      ['type: "nodejs:24"\n', 'npm run build\n', 'start: npm run start\n'],
    ],
    [
      'pnpm where its lock file is there',
      '#- /package.json\n{"scripts": {"start": "node server.js"}}\n#- /pnpm-lock.yaml\nlockfileVersion: 9\n',
      ['pnpm install --frozen-lockfile\n', 'start: pnpm run start\n', 'type: "nodejs:26" # Guessed: the newest one.\n'],
    ],
    [
      'Django',
      '#- /manage.py\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n#- /requirements.txt\ndjango\n#- /shop/wsgi.py\nx\n#- /.python-version\n3.13.1\n',
      ['type: "python:3.13"\n', 'shop.wsgi:application\n', 'pip install -r requirements.txt\n', '# Guessed'],
    ],
    [
      'FastAPI',
      '#- /pyproject.toml\n[project]\ndependencies = ["fastapi"]\nrequires-python = ">=3.12"\n',
      ['uvicorn main:app', 'type: "python:3.14"\n'],
    ],
    ['Go', '#- /go.mod\nmodule x\ngo 1.25\n', ['type: "golang:1.26"\n', 'go build']],
    [
      'Rails',
      '#- /Gemfile\ngem "rails"\n#- /config/routes.rb\nx\n#- /.ruby-version\n3.4.2\n',
      ['type: "ruby:3.4"\n', 'rails server'],
    ],
    [
      'an application for each folder',
      '#- /api/go.mod\nmodule x\ngo 1.26\n#- /Web_Shop/package.json\n{}\n',
      ['  api:\n', '  web-shop:\n', 'root: Web_Shop\n', 'https://api.{default}/'],
    ],
    [
      'services that the platform has, and a word on the others',
      '#- /package.json\n{}\n#- /compose.yaml\nservices:\n  Cache_1:\n    image: redis\n  search:\n    image: getmeili/meilisearch:v1.10\n  old:\n    image: postgres:9.6\n',
      [
        '  cache-1:\n    type: "redis:8.8" # Guessed: the newest one.\n',
        'run Meilisearch, too',
        '# Guessed: the project uses 9.6, which is not offered.',
      ],
    ],
    [
      'the next version where the one that is used is not offered',
      '#- /package.json\n{"engines": {"node": "^18.19"}}\n',
      ['type: "nodejs:24" # Guessed: the project uses ^18.19, which is not offered.\n'],
    ],
    [
      'what the containers run where files say nothing',
      '#- /composer.json\n{}\n#- /compose.yaml\nservices:\n  web:\n    image: php:8.3-apache\n    volumes: [".:/app"]\n',
      ['type: "php:8.3"\n'],
    ],
    ['an example where nothing is told', '#- /README.md\nx\n', ['nodejs:24', '# Guessed']],
  ])('%s', (_, drawing, some) => {
    const { texts } = readFixture(drawing);
    const text = propose(texts);
    for (const it of some) expect(text).toContain(it);
    expect(problems(texts)).toEqual([]);
  });
});

test('whatever is in a repository, the proposal has no errors', () => {
  const names = fc.constantFrom(
    ...[
      'composer.json',
      'package.json',
      'requirements.txt',
      'Gemfile',
      'go.mod',
      'manage.py',
      'yarn.lock',
      'index.php',
      'public/index.php',
      'storage/x',
      'Pipfile',
    ],
  );
  const folder = fc.constantFrom('', '', 'api/', '-x/', '1: #/', '__proto__/', 'a"b/', '*/', 'ä/');
  const content = fc.constantFrom(
    '',
    '{',
    '{"require": {"php": "^7 || @", "ext-redis": "*", "laravel/framework": "1", "ext-no\\n: x": "1"}}',
    '{"scripts": {"build": "x: #", "start": "y"}, "engines": {"node": "# x\\ny: z"}}',
    'go 99',
    'fastapi',
  );
  const service = fc.tuple(
    fc.constantFrom('db', 'DB', 'a.b', '__proto__', '-', '1'),
    fc.constantFrom(
      'postgres',
      'postgres:9',
      'mysql:8.0',
      'redis:7',
      'mongo:6',
      'rabbitmq:3.13',
      'memcached:1.6',
      'mariadb:11.4',
      'elasticsearch:8.1.0',
      'nginx',
      '"x\\ny"',
      'getmeili/meilisearch:v1',
      'varnish:7',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(folder, names, content), { maxLength: 5 }),
      fc.array(service, { maxLength: 4 }),
      (written, services) => {
        const compose = services.map(([name, image]) => `  "${name}":\n    image: ${image}\n`).join('');
        const texts = {
          ...Object.fromEntries(written.map(([at, name, text]) => [at + name, text])),
          'compose.yaml': `services:\n${compose}`,
        };
        expect(problems(texts)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});
