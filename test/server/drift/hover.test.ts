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
    one: {type: "rabbitmq:4.1"}
    two: {type: "rabbitmq:4.1"}
    files: {type: "mongodb:7.0"}
  #- /Dockerfile
  FROM php:8.3
  #- /compose.yaml
  services:
    database: {image: "postgres:15"}
    redis: {image: "redis:8.0-alpine"}
    finder: {image: "opensearchproject/opensearch:latest"}
    bus: {image: "example/bus:1"}
    web: {build: .}
    rabbit: {image: "rabbitmq:4.1"}
    hare: {image: "rabbitmq:4.1"}
    store: {image: "memcached:1", labels: {parity.service: files}}
    mailer: {image: "axllent/mailpit"}
`);
const project = projectOf({ texts });

const toKnow =
  'To know it: say which is which: with the label parity.service in the Compose file, or with match in .parity.yaml.';
const matched = (image: string) => `Matched: image \`${image}\`, the only`;
test.each<[file: string, part: string, about: string, contents: string | undefined]>([
  [
    'compose.yaml',
    'database',
    'database',
    `**Declared:** PostgreSQL 17 (\`db\`)  \n${matched('postgres:15')} PostgreSQL on both sides.  \n**The versions differ.**`,
  ],
  [
    'compose.yaml',
    '"postgres:15"',
    '"postgres:15"',
    `**Declared:** PostgreSQL 17 (\`db\`)  \n${matched('postgres:15')} PostgreSQL on both sides.  \n**The versions differ.**`,
  ],
  [
    'compose.yaml',
    'redis:',
    'redis',
    `**Declared:** Redis 8.0 (\`cache\`)  \n${matched('redis:8.0-alpine')} Redis on both sides.  \nSame version on both sides.`,
  ],
  [
    'compose.yaml',
    'finder',
    'finder',
    `**Declared:** OpenSearch 3 (\`search\`)  \n${matched('opensearchproject/opensearch:latest')} OpenSearch on both sides.  \nWhether the versions agree is unknown: the tag "latest" names no version.`,
  ],
  [
    'compose.yaml',
    'web',
    'web',
    "**Declared:** PHP 8.4 (`app`)  \nMatched: it is built from the application's folder.",
  ],
  [
    'Dockerfile',
    '8.3',
    'php:8.3',
    "**Declared:** PHP 8.4 (`app`)  \nMatched: it is built from the application's folder.",
  ],
  [
    '.upsun/config.yaml',
    'app',
    'app',
    "**Locally:** PHP 8.3 (`web in compose.yaml`)  \nMatched: it is built from the application's folder.",
  ],
  [
    '.upsun/config.yaml',
    'db',
    'db',
    `**Locally:** PostgreSQL 15 (\`database in compose.yaml\`)  \n${matched('postgres:15')} PostgreSQL on both sides.  \n**The versions differ.**`,
  ],
  [
    '.upsun/config.yaml',
    '"kafka:4.1"',
    '"kafka:4.1"',
    `**Locally:** unknown, because the Compose service bus may be it, but its image does not tell  \n${toKnow}`,
  ],
  ['.upsun/config.yaml', 'old', 'old', '**Locally:** no Compose service runs it'],
  [
    'compose.yaml',
    'hare',
    'hare',
    `**Declared:** unknown, because it may be \`one\` or \`two\`, and no name tells which  \n${toKnow}`,
  ],
  [
    'compose.yaml',
    'store',
    'store',
    '**Declared:** MongoDB 7.0 (`files`)  \nMatched: the label `parity.service` says so.  \n**Another engine runs locally.**',
  ],
  ['compose.yaml', 'mailer', '', undefined],
  ['compose.yaml', 'services', '', undefined],
  ['.upsun/config.yaml', 'services', '', undefined],
])('%s: %s', (file, part, about, contents) => {
  const text = texts[file] ?? '';
  const found = hover(project, file, text.indexOf(part, file === '.upsun/config.yaml' && part === 'app' ? 14 : 0));
  expect(found?.contents).toBe(contents);
  expect(found ? text.slice(found.span.start, found.span.end) : '').toBe(about);
});
