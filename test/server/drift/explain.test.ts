import { expect, test } from 'vitest';
import { explain } from '../../../server/drift/explain';
import { projectOf, readFixture } from '../../fixture';

/** "db, PostgreSQL 17: Compose db, PostgreSQL 15; image …", with the reasons and remedies of what is unknown. */
function explained(drawing: string): string[] {
  const { declared, others } = explain(projectOf(readFixture(drawing)));
  return [
    ...declared.flatMap(({ name, what, places }) =>
      (places.length > 0 ? places : [undefined]).map((place) => {
        if (!place) return `${name}, ${what}: nowhere`;
        const unknown = place.unknown.map(({ reason, remedy }) => `unknown: ${reason}${remedy ? ' (remedy)' : ''}`);
        const local = place.local ? [`${place.local.name}, ${place.local.what}`] : [place.state];
        return `${name}, ${what}: ${[`${place.place} ${local.join('')}`, place.because ?? [], unknown].flat(2).join('; ')}`;
      }),
    ),
    ...others.map(({ name, what, reason, remedy }) => `alone ${name}, ${what}: ${reason}${remedy ? ' (remedy)' : ''}`),
  ];
}

test.each<[what: string, drawing: string, expected: string[]]>([
  [
    'what is matched, in every place',
    `
    applications:
      app: {type: "php:8.4", relationships: {database: "db:postgresql"}}
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      app: {build: .}
      database: {image: "postgres:15"}
    #- /Dockerfile
    FROM php:8.3
    #- /composer.json
    {"require": {"php": "^8.2"}}
    `,
    [
      "app, PHP 8.4: Compose app, PHP 8.3; it is built from the application's folder",
      `app, PHP 8.4: Version files composer.json, PHP "^8.2"; it lies in the application's folder`,
      'db, PostgreSQL 17: Compose database, PostgreSQL 15; image `postgres:15` and the name `database`, which relationship `database` uses',
    ],
  ],
  [
    'a Dockerfile that is none, and a stage that is not there',
    `
    applications:
      app: {type: "php:8.4", source: {root: api}}
      web: {type: "nodejs:24", source: {root: web}}
    #- /compose.yaml
    services:
      php: {build: api}
      node: {build: {context: web, target: dev}}
    #- /api/Dockerfile
    # to do
    #- /web/Dockerfile
    FROM node:24 AS prod
    `,
    [
      'app, PHP 8.4: Compose unknown; unknown: api/Dockerfile has no FROM that can be read',
      'web, Node.js 24: Compose unknown; unknown: web/Dockerfile has no stage "dev"',
      'alone php, php: api/Dockerfile has no FROM that can be read',
      'alone node, node: web/Dockerfile has no stage "dev"',
    ],
  ],
  [
    'a file that names the oldest version',
    `
    applications:
      app: {type: "golang:1.25"}
    #- /go.mod
    module x
    go 1.23
    `,
    [`app, Go 1.25: Version files go.mod, Go ">=1.23"; it lies in the application's folder`],
  ],
  [
    'what extends nothing',
    `
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      x: {extends: {file: none.yaml, service: db}}
      mail: {image: axllent/mailpit}
    `,
    [
      "db, PostgreSQL 17: Compose unknown; unknown: Compose service x extends db of none.yaml, which can't be read",
      'alone x, x: it has no image and no build that could be read',
      'alone mail, mail: it is a tool for developers, or does its work once',
    ],
  ],
  [
    'what is too large',
    `
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services: {db: {image: postgres}} #${'.'.repeat(1024 * 1024)}
    `,
    ['db, PostgreSQL 17: Compose unknown; unknown: compose.yaml is larger than 1 MB and is not read'],
  ],
  [
    'what is not known, with what would make it known',
    `
    services:
      db: {type: "postgresql:17"}
      a: {type: "redis:8.0"}
      b: {type: "redis:8.0"}
      bus: {type: "kafka:4.1"}
    #- /compose.yaml
    services:
      db: {image: "postgres:latest"}
      x: {image: "redis:8.0"}
      y: {image: "redis:8.0"}
      bus: {image: "example/bus:1"}
    `,
    [
      'db, PostgreSQL 17: Compose db, PostgreSQL; image `postgres:latest` and the name `db`, as in the manifest; unknown: the tag "latest" names no version (remedy)',
      ...['a', 'b'].map(
        (it) =>
          `${it}, Redis 8.0: Compose unknown; unknown: several Redis services are local, and no name tells which is which (remedy)`,
      ),
      'bus, Kafka 4.1: Compose unknown; unknown: the Compose service bus may be it, but its image does not tell (remedy)',
      'alone x, Redis 8.0: several are Redis, and no name tells which is which (remedy)',
      'alone y, Redis 8.0: several are Redis, and no name tells which is which (remedy)',
      'alone bus, bus: its image example/bus is not known to be a service (remedy)',
    ],
  ],
  [
    'what is of one side only',
    `
    applications:
      app: {type: "php:8.4"}
    services:
      cache: {type: "redis:8.0"}
      copy: {type: "postgresql-replica:17"}
    #- /.env
    DATABASE_URL=sqlite:///data.db
    #- /compose.yaml
    services:
      queue: {image: "rabbitmq:4.1"}
      front: {image: "node:24"}
      mailer: {image: "axllent/mailpit"}
      old: {image: "postgres:12"}
      scratch: {image: "redis:6"}
    #- /.parity.yaml
    match: {scratch: none}
    `,
    [
      'app, PHP 8.4: nowhere',
      'cache, Redis 8.0: Compose missing',
      'copy, PostgreSQL 17: nowhere',
      'alone queue, RabbitMQ 4.1: the manifest declares nothing that it could be',
      'alone front, Node.js 24: the manifest declares nothing that it could be',
      'alone mailer, mailer: it is a tool for developers, or does its work once',
      'alone old, PostgreSQL 12: DATABASE_URL leads elsewhere, so that the application does not use it',
      'alone scratch, scratch: `match` in .parity.yaml says that it is nothing of the manifest',
    ],
  ],
  ['nothing to explain', 'applications: {}\n', []],
])('%s', (_, drawing, expected) => expect(explained(drawing)).toEqual(expected));
