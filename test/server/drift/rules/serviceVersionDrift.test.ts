import { describe, expect, test } from 'vitest';
import { serviceVersionDrift } from '../../../../server/drift/rules/serviceVersionDrift';
import { check } from '../../../../server/check';
import { projectOf, readFixture } from '../../../fixture';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

/** A database declared and local. */
const pair = (type: string, image: string, more = '') => `
  services:
    db:
      type: ${type}
  #- /compose.yaml
  services:
    db:
      image: ${image} # kept
${more}`;

test.each([
  [
    'both files say so',
    `
    #- /.upsun/config.yaml
    services:
      db:
        type: postgresql:17
    #                    ^^ warning service-version-drift: PostgreSQL 17 is declared, 15 runs locally (database in compose.yaml)
    #- /compose.yaml
    services:
      database:
        image: postgres:15-alpine
    #                   ^^^^^^^^^ warning service-version-drift: PostgreSQL 15 runs locally, 17 is declared
    `,
  ],
  [
    'quotes and anchors are stepped over',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: 'postgresql:17'}
    #                        ^^ warning service-version-drift: PostgreSQL 17 is declared, 15 runs locally (database in compose.yaml)
    #- /compose.yaml
    x-image: &image "postgres:15"
    #                         ^^ warning service-version-drift: PostgreSQL 15 runs locally, 17 is declared
    services:
      database: {image: *image}
    `,
  ],
  [
    'an image written over several lines',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:17"}
    #                        ^^ warning service-version-drift: PostgreSQL 17 is declared, 15 runs locally (db in compose.yaml)
    #- /compose.yaml
    services:
      db:
        image: >-
    #          ^^… warning service-version-drift: PostgreSQL 15 runs locally, 17 is declared
          postgres:15
        restart: always
    `,
  ],
  [
    'the second part of a version is information where it matters',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "mariadb:11.8"}
    #                     ^^^^ information service-version-drift: MariaDB 11.8 is declared, 11.4.7 runs locally (db in compose.yaml)
      cache: {type: "redis:7.2"}
    #                      ^^^ information service-version-drift: Redis 7.2 is declared, 7.0 runs locally (cache in compose.yaml)
    #- /compose.yaml
    services:
      db: {image: "mariadb:11.4.7"}
    #                      ^^^^^^ information service-version-drift: MariaDB 11.4.7 runs locally, 11.8 is declared
      cache: {image: "redis:7.0-alpine"}
    #                       ^^^^^^^^^^ information service-version-drift: Redis 7.0 runs locally, 7.2 is declared
    `,
  ],
  [
    'a default of a variable counts',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:17"}
    #                        ^^ warning service-version-drift: PostgreSQL 17 is declared, 16 runs locally (db in compose.yaml)
    #- /compose.yaml
    services:
      db:
        image: postgres:\${POSTGRES_VERSION:-16}-alpine
    #                                       ^^ warning service-version-drift: PostgreSQL 16 runs locally, 17 is declared
    `,
  ],
  [
    'so does .env',
    `
    #- /.env
    POSTGRES_VERSION=15
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:17"}
    #                        ^^ warning service-version-drift: PostgreSQL 17 is declared, 15 runs locally (db in compose.yaml)
    #- /compose.yaml
    services:
      db:
        image: postgres:\${POSTGRES_VERSION:-17}
    #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning service-version-drift: PostgreSQL 15 runs locally, 17 is declared
    `,
  ],
  [
    'the override file wins',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:17"}
    #                        ^^ warning service-version-drift: PostgreSQL 17 is declared, 14 runs locally (db in compose.yaml)
    #- /compose.override.yaml
    services:
      db: {image: "postgres:14"}
    #                       ^^ warning service-version-drift: PostgreSQL 14 runs locally, 17 is declared
    #- /compose.yaml
    services:
      db: {image: "postgres:17"}
    `,
  ],
  [
    'a Dockerfile that builds on the image',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:17"}
    #                        ^^ warning service-version-drift: PostgreSQL 17 is declared, 16 runs locally (db in compose.yaml)
    #- /compose.yaml
    services:
      db: {build: ./docker/db}
    #- /docker/db/Dockerfile
    FROM postgres:16-bookworm
    #             ^^^^^^^^^^^ warning service-version-drift: PostgreSQL 16 runs locally, 17 is declared
    `,
  ],
])('service-version-drift: %s', (_, drawing) => checkProblems(drawing, [serviceVersionDrift]));

test.each([
  ['postgresql:17', 'postgres:17.2'],
  ['postgresql:16', 'postgres:16.4-alpine3.20'],
  ['postgresql:17', 'postgres'],
  ['postgresql:17', 'postgres:latest'],
  ['postgresql:17', 'postgres:alpine'],
  ['postgresql:17', 'postgres:${POSTGRES_VERSION}'],
  ['postgresql:17', 'postgres@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'],
  ['redis:7.0', 'redis:7'],
  ['redis-persistent:7.0', 'docker.io/library/redis:7.0.15'],
  ['rabbitmq:4.1', 'rabbitmq:4.1-management'],
  ['mariadb:11.8', 'mariadb:11'],
  ['mysql:11.8', 'mariadb:11.8.2-noble'],
  ['opensearch:2', 'opensearchproject/opensearch:2.19.1'],
  ['oracle-mysql:8.0', 'mysql:8.0.32'],
  ['kafka:3.7', 'confluentinc/cp-kafka:7.3.0'],
  ['postgresql:15', 'postgis/postgis:15-3.4-alpine'],
  ['mariadb:11.8', 'mysql:8.0'],
  ['solr:9.9', 'solr:9'],
  ['gotenberg:8', 'gotenberg/gotenberg:8.17.1'],
  ['memcached:1.6', 'memcached:1.6-alpine'],
  ['postgresql:99', 'postgres:99'],
  ['whatever:1', 'postgres:15'],
])('service-version-drift: %s and %s are no difference', (type, image) => {
  checkProblems(pair(type, image), [serviceVersionDrift]);
});

describe('service-version-drift fixes', () => {
  test.each([
    ['postgres:15', 'Change the tag to 17', 'postgres:17'],
    ['"postgres:15-alpine"', 'Change the tag to 17-alpine', '"postgres:17-alpine"'],
    ["'postgres:15-alpine3.18'", 'Change the tag to 17-alpine', "'postgres:17-alpine'"],
    [
      'docker.io/library/postgres:15-bookworm',
      'Change the tag to 17-bookworm',
      'docker.io/library/postgres:17-bookworm',
    ],
    ['pgvector/pgvector:pg15', 'Change the tag to pg17', 'pgvector/pgvector:pg17'],
    ['postgres:${TAG:-15}', 'Change the tag to 17', 'postgres:${TAG:-17}'],
    ['postgres:${TAG-15}-alpine', 'Change the tag to 17', 'postgres:${TAG-17}-alpine'],
    ['"localhost:5000/postgres:15"', 'Change the tag to 17', '"localhost:5000/postgres:17"'],
  ])('%s', (image, title, mended) => {
    const compose = (written: string) =>
      `#- /compose.yaml\n# the database\nservices:\n  db:\n    image: ${written} # kept\n`;
    const manifest = 'services:\n  db: {type: "postgresql:17"}\n';
    const warning = " (PostgreSQL 17 can't open the data that 15 wrote: dump it first)";
    checkFix(manifest + compose(image), serviceVersionDrift, title + warning, compose(mended));
  });

  test('declare what is local, never by themselves', () => {
    checkFix(
      pair('"postgresql:17"', 'postgres:16'),
      serviceVersionDrift,
      "Declare postgresql:16 instead (PostgreSQL 16 can't open what 17 has stored in production: dump it first)",
      `
      services:
        db:
          type: "postgresql:16"
      `,
    );
  });

  const volume = '      volumes: ["data:/var/lib/postgresql/data"]\n';
  const again = (titles: string[]) => [...titles, ...titles];
  test.each<[string, string, string, string, string[]]>([
    [
      'nothing to keep',
      'rabbitmq:4.3',
      'rabbitmq:4.2',
      '',
      [
        '* Change the tag to 4.3',
        "Declare rabbitmq:4.2 instead (RabbitMQ 4.2 can't open what 4.3 has stored in production: dump it first)",
      ],
    ],
    [
      'data in a volume without a name',
      'postgresql:17',
      'postgres:16',
      '',
      [
        "Change the tag to 17 (PostgreSQL 17 can't open the data that 16 wrote: dump it first)",
        "Declare postgresql:16 instead (PostgreSQL 16 can't open what 17 has stored in production: dump it first)",
      ],
    ],
    [
      'a major version of a database',
      'mariadb:11.8',
      'mariadb:10.11',
      '',
      ['Change the tag to 11.8 (MariaDB 11.8 rewrites the data that 10.11 wrote, for good: take a snapshot first)'],
    ],
    [
      'data that the new version can not open',
      'postgresql:17',
      'postgres:16',
      volume,
      [
        'Change the tag to 17 (PostgreSQL 17 can\'t open the data in "data" that 16 wrote: dump it first)',
        "Declare postgresql:16 instead (PostgreSQL 16 can't open what 17 has stored in production: dump it first)",
      ],
    ],
    [
      'data that a newer version opens',
      'mariadb:11.8',
      'mariadb:11.4',
      '      volumes: ["data:/var/lib/mysql"]\n',
      [
        '* Change the tag to 11.8',
        "Declare mariadb:11.4 instead (MariaDB 11.4 can't open what 11.8 has stored in production: dump it first)",
      ],
    ],
    [
      'data that an older version does not open',
      'mariadb:11.4',
      'mariadb:11.8',
      '      volumes: ["./data:/var/lib/mysql"]\n',
      [
        'Change the tag to 11.4 (MariaDB 11.4 can\'t open the data in "./data" that 11.8 wrote: dump it first)',
        'Declare mariadb:11.8 instead',
      ],
    ],
    [
      'a tag made in another way',
      'postgresql:17',
      'postgis/postgis:15-3.4',
      '',
      ["Declare postgresql:15 instead (PostgreSQL 15 can't open what 17 has stored in production: dump it first)"],
    ],
    [
      'a version that is retired',
      'postgresql:17',
      'postgres:9.6',
      '',
      ["Change the tag to 17 (PostgreSQL 17 can't open the data that 9.6 wrote: dump it first)"],
    ],
  ])('with %s', (_, type, image, more, titles) => {
    expect(fixTitles(pair(type, image, more), serviceVersionDrift)).toEqual(again(titles));
  });
});

test('service-version-drift: each side leads to the other', () => {
  const { texts } = readFixture(pair('postgresql:17', 'postgres:15'));
  const { problems } = check(projectOf({ texts }), [serviceVersionDrift]);
  const places = problems.map(({ source, related }) =>
    [source, ...related.map((it) => it.source)].map(({ file, span }) => [
      file,
      texts[file]?.slice(span.start, span.end),
    ]),
  );
  const [declared, local] = [
    ['.upsun/config.yaml', '17'],
    ['compose.yaml', '15'],
  ];
  expect(places).toEqual([
    [declared, local],
    [local, declared],
  ]);
  expect(problems.map(({ subject }) => subject)).toEqual(Array(2).fill({ kind: 'service', name: 'db' }));
  expect(problems[0]?.related[0]?.message).toBe(
    'db runs PostgreSQL 15: image `postgres:15` and the name `db`, as in the manifest',
  );
});
