import { expect, test } from 'vitest';
import { hover } from '../../../server/drift/hover';
import { projectOf, readFixture } from '../../fixture';

const { texts } = readFixture(`
  applications:
    app: {type: "php:8.4"}
  services:
    db: {type: "postgresql:17"}
    cache: {type: "redis:8.0"}
    search: {type: "opensearch:3"}
    bus: {type: "kafka:4.1"}
    old: {type: "solr:9.9"}
    proxy: {type: "varnish:9.0"}
    one: {type: "rabbitmq:4.1"}
    two: {type: "rabbitmq:4.1"}
    files: {type: "mongodb:7.0"}
  #- /Dockerfile
  FROM php:8.3
  #- /.php-version
  8.4
  #- /compose.yaml
  services:
    database: {image: "postgres:15"}
    redis: {image: "redis:8.0-alpine"}
    finder: {image: "opensearchproject/opensearch:latest"}
    bus: {image: "example/bus:1"}
    influx: {image: "influxdb:2.7"}
    rabbit: {image: "rabbitmq:4.1"}
    hare: {image: "rabbitmq:4.1"}
    store: {image: "memcached:1", labels: {parity.service: files}}
    web: {build: .}
    mailer: {image: "axllent/mailpit"}
`);
const project = projectOf({ texts });
const manifest = '.upsun/config.yaml';

const toKnow =
  'To know it: say which is which: with the label parity.service in the Compose file, or with match in .parity.yaml.';

const database = `
  |  | Production | Compose |
  | :-- | :-- | :-- |
  | Service | PostgreSQL 17 | PostgreSQL 15 · **differs** |
  | Name | db | database |
  | File | .upsun/config.yaml | compose.yaml |

  Matched: image postgres:15, the only PostgreSQL on both sides.`;

const application = `
  |  | Production | Compose | Version files |
  | :-- | :-- | :-- | :-- |
  | Language | PHP 8.4 | PHP 8.3 · **differs** | PHP 8.4 · same |
  | Extensions | the defaults | those of the image · same |  |
  | Name | app | web |  |
  | File | .upsun/config.yaml | Dockerfile | .php-version |

  Matched in Compose: it is built from the application's folder.

  Matched in Version files: it lies in the application's folder.`;

test.each<[title: string, file: string, part: string, about: string, contents: string | undefined]>([
  ['the name of a Compose service', 'compose.yaml', 'database', 'database', database],
  ['its image', 'compose.yaml', '"postgres:15"', '"postgres:15"', database],
  ['the name in the manifest', manifest, 'db', 'db', database],
  ['the type', manifest, '"postgresql:17"', '"postgresql:17"', database],
  [
    'the same version',
    'compose.yaml',
    'redis:',
    'redis',
    `
  |  | Production | Compose |
  | :-- | :-- | :-- |
  | Service | Redis 8.0 | Redis 8.0 · same |
  | Name | cache | redis |
  | File | .upsun/config.yaml | compose.yaml |

  Matched: image redis:8.0-alpine, the only Redis on both sides.`,
  ],
  [
    'a version that is not known',
    'compose.yaml',
    'finder',
    'finder',
    `
  |  | Production | Compose |
  | :-- | :-- | :-- |
  | Service | OpenSearch 3 | OpenSearch · *unknown* |
  | Name | search | finder |
  | File | .upsun/config.yaml | compose.yaml |

  Matched: image opensearchproject/opensearch:latest, the only OpenSearch on both sides.

  Compose: unknown, because the tag "latest" names no version.

  To know it: name a version in the tag of the image.`,
  ],
  ['a container of an application', 'compose.yaml', 'web', 'web', application],
  ['its base image', 'Dockerfile', '8.3', 'php:8.3', application],
  ['its version file', '.php-version', '8.4', '8.4', application],
  ['the application', manifest, 'app:', 'app', application],
  [
    'a service that may be there',
    manifest,
    '"kafka:4.1"',
    '"kafka:4.1"',
    `
  |  | Production | Compose |
  | :-- | :-- | :-- |
  | Service | Kafka 4.1 | *unknown* |
  | Name | bus |  |
  | File | .upsun/config.yaml |  |

  Compose: unknown, because the Compose service bus may be it, but its image does not tell.

  ${toKnow}`,
  ],
  [
    'a service that is missing',
    manifest,
    'old',
    'old',
    `
  |  | Production | Compose |
  | :-- | :-- | :-- |
  | Service | Solr 9.9 | **missing** |
  | Name | old |  |
  | File | .upsun/config.yaml |  |

  Compose: nothing runs it here.`,
  ],
  [
    'a service of the platform',
    manifest,
    'proxy',
    'proxy',
    `
  |  | Production | Compose |
  | :-- | :-- | :-- |
  | Service | Varnish 9.0 | – |
  | Name | proxy |  |
  | File | .upsun/config.yaml |  |

  Compose: it exists on the platform only.`,
  ],
  [
    'a service that is not declared',
    'compose.yaml',
    'influx:',
    'influx',
    `
  |  | Production | Compose |
  | :-- | :-- | :-- |
  | Service | not declared | InfluxDB 2.7 · **differs** |
  | Name |  | influx |
  | File |  | compose.yaml |

  Compose: it is not declared.`,
  ],
  [
    'a service of another kind that a label tells to be it',
    'compose.yaml',
    'store',
    'store',
    `
  |  | Production | Compose |
  | :-- | :-- | :-- |
  | Service | MongoDB 7.0 | Memcached 1 · **differs** |
  | Name | files | store |
  | File | .upsun/config.yaml | compose.yaml |

  Matched: the label parity.service says so.`,
  ],
  [
    'one of several that no name tells apart',
    'compose.yaml',
    'hare',
    'hare',
    `
  **Declared:** unknown, because it may be one or two, and no name tells which.

  ${toKnow}`,
  ],
  ['a tool for development', 'compose.yaml', 'mailer', '', undefined],
  ['a key of Compose', 'compose.yaml', 'services', '', undefined],
  ['a key of the manifest', manifest, 'services', '', undefined],
])('%s', (_, file, part, about, contents) => {
  const text = texts[file] ?? '';
  const found = hover(project, file, text.indexOf(part));
  // Names and files are code; here they are drawn without its marks.
  expect(found?.contents.replaceAll('`', '')).toBe(contents?.replace(/^\n/, '').replace(/^ {2}/gm, ''));
  expect(found ? text.slice(found.span.start, found.span.end) : '').toBe(about);
});

test('what stands in a file is never Markdown', () => {
  const hostile = projectOf({
    texts: {
      [manifest]: 'services: {"[x](command:y)|`": {type: "postgresql:17"}}\n',
      'compose.yaml': 'services: {"<b>": {image: "postgres:15"}}\n',
    },
  });
  expect(hover(hostile, manifest, 14)?.contents).toContain("| Name | `[x](command:y)\\|'` | `<b>` |");
});

const places = projectOf(
  readFixture(`
    applications:
      app: {type: "php:8.4"}
    services:
      db: {type: "mariadb:11.8"}
    #- /.ddev/config.yaml
    php_version: "8.2"
    database: {type: mariadb, version: "11.8"}
    #- /.github/workflows/ci.yml
    jobs:
      test: {container: "php:8.3"}
      e2e: {container: "php:8.1"}
  `),
);

const php = `|  | Production | DDEV | CI |
| :-- | :-- | :-- | :-- |
| Language | PHP 8.4 | PHP 8.2 · **differs** | PHP 8.3, 8.1 · **differs** |
| Name | \`app\` | \`web\` | \`test\` |
| File | \`.upsun/config.yaml\` | \`.ddev/config.yaml\` | \`.github/workflows/ci.yml\` |

Matched in DDEV: the only PHP on both sides.

Matched in CI: the only PHP on both sides.`;
const mariadb = `|  | Production | DDEV |
| :-- | :-- | :-- |
| Service | MariaDB 11.8 | MariaDB 11.8 · same |
| Name | \`db\` | \`db\` |
| File | \`.upsun/config.yaml\` | \`.ddev/config.yaml\` |

Matched: MariaDB and the name \`db\`, as in the manifest.`;

test.each<[file: string, part: string, contents: string | undefined]>([
  ['.upsun/config.yaml', 'app:', php],
  ['.upsun/config.yaml', 'db', mariadb],
  ['.ddev/config.yaml', '8.2', php],
  ['.ddev/config.yaml', '11.8', mariadb],
  ['.github/workflows/ci.yml', '8.1', php],
  ['.github/workflows/ci.yml', 'jobs', undefined],
])('other places: %s: %s', (file, part, contents) => {
  expect(hover(places, file, places.text(file).indexOf(part))?.contents).toBe(contents);
});
