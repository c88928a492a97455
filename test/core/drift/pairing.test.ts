import { expect, test } from 'vitest';
import { projectOf, readFixture } from '../../fixture';

/** "db = one: …", "app = web: …", "db of another kind = one", "one here alone", "db missing", "db unknown: …" of every comparison. */
function matching(drawing: string): string[] {
  const { comparisons } = projectOf(readFixture(drawing));
  return comparisons
    .filter(({ compose }) => compose)
    .flatMap((comparison) => [
      ...[...comparison.services, ...comparison.applications].map(
        (it) => `${it.declared.name} = ${it.local.name}: ${it.because}`,
      ),
      ...[...comparison.kinds, ...comparison.applicationKinds].map(
        (it) => `${it.declared.name} of another kind = ${it.local.name}: ${it.because}`,
      ),
      ...comparison.localOnly.map(({ name }) => `${name} here alone`),
      ...comparison.declaredOnly.map(({ name }) => `${name} missing`),
      ...comparison.unknown.map(({ subject, reason }) => `${subject} unknown: ${reason}`),
    ])
    .sort();
}

const setting = '`match` in .parity.yaml says so';
const label = 'the label `parity.service` says so';

test.each<[what: string, drawing: string, expected: string[]]>([
  [
    'a label tells what no name does; the rest follows from it',
    `
    services:
      a: {type: "postgresql:17"}
      b: {type: "postgresql:15"}
    #- /compose.yaml
    services:
      x: {image: "postgres:17", labels: {parity.service: b}}
      y: {image: "postgres:15"}
    `,
    ['a = y: image `postgres:15`, the only PostgreSQL on both sides', `b = x: ${label}`],
  ],
  [
    'labels as a list',
    `
    services:
      a: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      x: {image: "postgres:17", labels: [parity.service=a]}
      y: {image: "postgres:15"}
    `,
    [`a = x: ${label}`, 'y here alone'],
  ],
  [
    'the settings win over a label',
    `
    services:
      a: {type: "redis:8.0"}
      b: {type: "redis:8.0"}
    #- /compose.yaml
    services:
      x: {image: "redis:8", labels: {parity.service: a}}
    #- /.parity.yaml
    match: {x: b}
    `,
    ['a missing', `b = x: ${setting}`],
  ],
  [
    'nothing of the manifest: neither extra nor taken for something, in all three spellings',
    `
    services:
      a: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      x: {image: "postgres:17"}
      scratch: {image: "postgres:15"}
      old: {image: "postgres:13"}
      legacy: {image: "postgres:12", labels: {parity.service: none}}
    #- /.parity.yaml
    match: {scratch: false, old: none}
    `,
    ['a = x: image `postgres:17`, the only PostgreSQL on both sides'],
  ],
  [
    'several local services are one of the manifest',
    `
    services:
      a: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      x: {image: "postgres:17"}
      test: {image: "postgres:15"}
    #- /.parity.yaml
    match: {x: a, test: a}
    `,
    [`a = test: ${setting}`, `a = x: ${setting}`],
  ],
  [
    'another engine is another kind, not another version',
    `
    services:
      cache: {type: "redis:8.0"}
    #- /compose.yaml
    services:
      store: {image: "memcached:1.6"}
    #- /.parity.yaml
    match: {store: cache}
    `,
    [`cache of another kind = store: ${setting}`],
  ],
  [
    'an image that tells nothing',
    `
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      data: {image: "example/data:3"}
    #- /.parity.yaml
    match: {data: db}
    `,
    [`db = data: ${setting}`, 'db unknown: its image example/data is not known to be a service'],
  ],
  [
    'what is read as a service may be an application, and the reverse',
    `
    applications:
      app: {type: "php:8.4"}
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      shop: {image: "example/shop:3"}
      data: {build: ./data}
    #- /.parity.yaml
    match: {shop: app, data: db}
    `,
    [
      `app = shop: ${setting}`,
      `db = data: ${setting}`,
      'app unknown: its image does not tell',
      'db unknown: its image does not tell',
    ],
  ],
  [
    'a tool for developers may be what production runs',
    `
    services:
      proxy: {type: "varnish:7.6"}
    #- /compose.yaml
    services:
      front: {image: "nginx:1"}
    #- /.parity.yaml
    match: {front: proxy}
    `,
    [`proxy = front: ${setting}`, 'proxy unknown: its image does not tell'],
  ],
  [
    'containers of several versions are told apart',
    `
    applications:
      app: {type: "php:8.4"}
    #- /compose.yaml
    services:
      web: {image: "php:8.4-fpm"}
      old: {image: "php:7.4-fpm"}
    #- /.parity.yaml
    match: {web: app}
    `,
    [`app = web: ${setting}`],
  ],
  [
    'of several applications of a language, the one of the same name',
    `
    applications:
      web: {type: "nodejs:20", source: {root: web}}
      api: {type: "nodejs:22", source: {root: api}}
    #- /compose.yaml
    services:
      web: {image: "node:20"}
      other: {image: "node:22"}
    `,
    ['web = web: Node.js and the name `web`, as in the manifest'],
  ],
  [
    'of several containers of one application, the one of its name',
    `
    applications:
      app: {type: "php:8.4"}
    #- /compose.yaml
    services:
      app: {image: "php:8.4"}
      old: {image: "php:7.4"}
    `,
    ['app = app: PHP and the name `app`, as in the manifest'],
  ],
  [
    'an application of another language is another kind',
    `
    applications:
      app: {type: "php:8.4"}
    #- /compose.yaml
    services:
      front: {image: "node:22"}
    #- /.parity.yaml
    match: {front: app}
    `,
    [`app of another kind = front: ${setting}`],
  ],
  [
    'names that are nowhere change nothing',
    `
    services:
      db: {type: "postgresql:17"}
    #- /compose.yaml
    services:
      db: {image: "postgres:17"}
    #- /.parity.yaml
    match: {dbb: db, db: dbx, __proto__: db, constructor: db}
    `,
    ['db = db: image `postgres:17` and the name `db`, as in the manifest'],
  ],
])('%s', (_, drawing, expected) => {
  expect(matching(drawing)).toEqual(expected.sort());
});
