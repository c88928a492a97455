import { describe, expect, test } from 'vitest';
import { factsByPlace } from '../../../core/drift/facts';
import { parityScore } from '../../../core/drift/score';
import { projectOf, readFixture } from '../../fixture';

interface Expected {
  readonly percent: number | undefined;
  /** "Compose service db same: PostgreSQL 17 / PostgreSQL 17". */
  readonly facts: readonly string[];
}

const manifest = `
  applications:
    app:
      type: nodejs:24
      source:
        root: app
  services:
    db:
      type: postgresql:17
    cache:
      type: redis:8.0
`;

const cases: [title: string, drawing: string, expected: Expected][] = [
  [
    'all the same',
    `${manifest}
  #- /compose.yaml
  services:
    db: { image: "postgres:17" }
    cache: { image: "redis:8" }
  `,
    {
      percent: 100,
      facts: [
        'Compose service db same: PostgreSQL 17 / PostgreSQL 17',
        'Compose service cache same: Redis 8.0 / Redis 8',
      ],
    },
  ],
  [
    'one differs, one is missing',
    `${manifest}
  #- /compose.yaml
  services:
    db: { image: "postgres:15" }
  `,
    {
      percent: 0,
      facts: [
        'Compose service db differs: PostgreSQL 17 / PostgreSQL 15',
        'Compose service cache differs: Redis 8.0 / nothing',
      ],
    },
  ],
  [
    'what is unknown does not count',
    `${manifest}
  #- /compose.yaml
  services:
    db: { image: "postgres:17" }
    cache: { image: "redis:latest" }
  `,
    {
      percent: 100,
      facts: [
        'Compose service db same: PostgreSQL 17 / PostgreSQL 17',
        'Compose service cache unknown: Redis 8.0 / Redis',
      ],
    },
  ],
  [
    'another kind, and one that is not declared',
    `${manifest}
  #- /compose.yaml
  services:
    db: { image: "postgres:17" }
    cache: { image: "valkey/valkey:8" }
    search: { image: "elasticsearch:8.5.0" }
    profiled: { image: "rabbitmq:4", profiles: [queue] }
  `,
    {
      percent: 33,
      facts: [
        'Compose service db same: PostgreSQL 17 / PostgreSQL 17',
        'Compose service cache differs: Redis 8.0 / Valkey 8',
        'Compose service search differs: nothing / Elasticsearch 8.5.0',
      ],
    },
  ],
  [
    'every file of an application is one fact, and one that differs is a difference',
    `${manifest}
  #- /app/.nvmrc
  22
  #- /app/package.json
  {"engines": {"node": ">=20"}}
  #- /compose.yaml
  services:
    db: { image: "postgres:17" }
    cache: { image: "redis:8" }
    app: { image: "node:24" }
  `,
    {
      percent: 75,
      facts: [
        'Compose runtime app same: Node.js 24 / Node.js 24',
        'Compose service db same: PostgreSQL 17 / PostgreSQL 17',
        'Compose service cache same: Redis 8.0 / Redis 8',
        'Version files runtime app differs: Node.js 24 / Node.js 22, Node.js >=20',
      ],
    },
  ],
  ['no Compose file', manifest, { percent: undefined, facts: [] }],
  [
    'platform-only services, replicas and databases that nothing uses are not expected',
    `
  services:
    db: { type: "postgresql:17" }
    copy: { type: "postgresql-replica:17" }
    edge: { type: "varnish:7.6" }
  #- /.env
  DATABASE_URL=sqlite:///data.db
  #- /compose.yaml
  services:
    db: { image: "postgres:17" }
    left: { image: "mysql:8.0" }
  `,
    {
      percent: 100,
      facts: [
        'Compose service db same: PostgreSQL 17 / PostgreSQL 17',
        'Compose service copy absent: PostgreSQL 17 / nothing',
        'Compose service edge absent: Varnish 7.6 / nothing',
        'Compose service left absent: nothing / MySQL 8.0',
      ],
    },
  ],
  [
    'PHP extensions are one fact an application',
    `
  applications:
    app: { type: "php:8.4", runtime: { extensions: [redis, imagick] } }
  #- /Dockerfile
  FROM php:8.4-fpm
  RUN pecl install redis && docker-php-ext-enable redis
  #- /composer.json
  {"require": {"php": ">=8.3", "ext-intl": "*"}}
  #- /compose.yaml
  services:
    app: { build: . }
  `,
    {
      percent: 75,
      facts: [
        'Compose runtime app same: PHP 8.4 / PHP 8.4',
        'Compose extensions app differs: imagick, redis / redis',
        'Version files runtime app same: PHP 8.4 / PHP >=8.3',
        'Version files extensions app same: imagick, redis / intl',
      ],
    },
  ],
  [
    'another language',
    `
  applications:
    app: { type: "php:8.4" }
  #- /compose.yaml
  services:
    app: { image: "node:24" }
  `,
    { percent: 0, facts: ['Compose runtime app differs: PHP 8.4 / Node.js 24'] },
  ],
  [
    'what a pipeline runs besides the declared version is no difference, and what it does not run is not missing',
    `${manifest}
  #- /.github/workflows/test.yml
  on: push
  jobs:
    test:
      runs-on: ubuntu-latest
      strategy: { matrix: { node: [22, 24] } }
      services:
        db: { image: "postgres:16" }
      steps:
        - uses: actions/setup-node@v4
          with: { node-version: "\${{ matrix.node }}" }
  `,
    {
      percent: 50,
      facts: [
        'CI runtime app same: Node.js 24 / Node.js 24, 22',
        'CI service db differs: PostgreSQL 17 / PostgreSQL 16',
      ],
    },
  ],
  [
    'applications of one folder share its files',
    `
  applications:
    one: { type: "nodejs:24" }
    two: { type: "nodejs:24" }
  #- /.nvmrc
  24
  `,
    {
      percent: 100,
      facts: [
        'Version files runtime one same: Node.js 24 / Node.js 24',
        'Version files runtime two same: Node.js 24 / Node.js 24',
      ],
    },
  ],
];

describe('the parity of a project', () => {
  test.each(cases)('%s', (_, drawing, { percent, facts }) => {
    const project = projectOf(readFixture(drawing));
    const found = factsByPlace(project).flatMap(({ title, facts: all }) =>
      all.map(
        ({ kind, name, verdict, declared, local }) =>
          `${title} ${kind} ${name} ${verdict}: ${declared?.text ?? 'nothing'} / ${local.map(({ text }) => text).join(', ') || 'nothing'}`,
      ),
    );
    expect(found).toEqual(facts);
    const score = parityScore(project);
    expect(score.percent).toBe(percent);
    expect(score.places.reduce((sum, { same, differs }) => sum + same + differs, 0)).toBe(score.same + score.differs);
  });
});
