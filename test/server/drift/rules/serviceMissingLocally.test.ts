import { describe, expect, test } from 'vitest';
import { serviceMissingLocally } from '../../../../server/drift/rules/serviceMissingLocally';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'both files say so',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:17"}
      cache:
    # ^^^^^ warning service-missing-locally: Redis 8.0 is declared, and no Compose service runs it (compose.yaml)
        type: redis:8.0
    #- /compose.yaml
    services:
    #^^^^^^^ warning service-missing-locally: Redis 8.0 is declared (cache) and missing here
      db: {image: "postgres:17"}
    `,
  ],
  [
    'not without a Compose file',
    `
    services:
      cache: {type: "redis:8.0"}
    `,
  ],
  [
    'not where Compose runs no services of this kind at all',
    `
    services:
      cache: {type: "redis:8.0"}
    #- /compose.yaml
    services:
      app: {image: "node:24"}
      mailer: {image: "axllent/mailpit"}
    `,
  ],
  [
    'not where a file could not be read',
    `
    services:
      db: {type: "postgresql:17"}
      cache: {type: "redis:8.0"}
    #- /compose.yaml
    include: [other.yaml]
    services:
      db: {image: "postgres:17"}
    `,
  ],
  [
    'not where a service under an image that tells nothing may be it',
    `
    services:
      db: {type: "postgresql:17"}
      cache: {type: "redis:8.0"}
    #- /compose.yaml
    services:
      db: {image: "postgres:17"}
      redis: {image: "registry.example.com/our/store:1"}
    `,
  ],
  [
    'one hint for all that exists on the platform only',
    `
    services:
      db: {type: "postgresql:17"}
      copy: {type: "postgresql-replica:17"}
    # ^^^^ hint service-missing-locally: 5 services of the platform alone do not run in Compose: copy, proxy, files, chrome, keys
      proxy: {type: "varnish:7.6"}
      files: {type: "network-storage:1.0"}
      chrome: {type: "chrome-headless:120"}
      keys: {type: "vault-kms:1.12"}
    #- /compose.yaml
    services:
      db: {image: "postgres:17"}
    `,
  ],
  [
    'not where another kind stands in',
    `
    services:
      db: {type: "mariadb:11.8"}
      cache: {type: "valkey:8.0"}
    #- /compose.yaml
    services:
      db: {image: "mysql:8.0"}
      cache: {image: "redis:7"}
    `,
  ],
  [
    'also where another database of the kind is matched',
    `
    #- /.upsun/config.yaml
    applications:
      app: {relationships: {queue: }}
    services:
      db: {type: "mariadb:11.8"}
      queue: {type: "rabbitmq:4.1"}
    # ^^^^^ warning service-missing-locally: RabbitMQ 4.1 is declared, and no Compose service runs it (compose.yaml)
    #- /compose.yaml
    services:
    #^^^^^^^ warning service-missing-locally: RabbitMQ 4.1 is declared (queue) and missing here
      db: {image: "mariadb:11.8"}
      mailer: {image: "axllent/mailpit"}
    `,
  ],
])('service-missing-locally: %s', (_, drawing) => checkProblems(drawing, [serviceMissingLocally]));

describe('service-missing-locally fixes', () => {
  const redis = 'services:\n  db: {type: "postgresql:17"}\n  cache: {type: "redis:8.0"}\n#- /compose.yaml\n';
  const lines = (drawing: string) =>
    drawing
      .split('\n')
      .map((line) => line.replace(/^ {4}/, ''))
      .join('\n');

  test('add it behind the others, and leave all comments where they are', () => {
    checkFix(
      redis +
        lines(`# local
    services:
      # the database
      db:
        image: postgres:17 # kept

    # data
    volumes:
      data:
    `),
      serviceMissingLocally,
      'Add redis:8.0 to compose.yaml',
      '#- /compose.yaml\n' +
        lines(`# local
    services:
      # the database
      db:
        image: postgres:17 # kept

      cache:
        image: redis:8.0
        healthcheck:
          test: ["CMD", "redis-cli", "ping"]
          interval: 2s
          retries: 30

    # data
    volumes:
      data:
    `),
    );
  });

  test('a database brings a volume, in the steps of the file', () => {
    checkFix(
      `services:
  db: {type: "mariadb:11.8"}
  cache: {type: "redis:8.0"}
#- /compose.yaml
services:
    cache:
        image: redis:8.0
`,
      serviceMissingLocally,
      'Add mariadb:11.8 to compose.yaml',
      `#- /compose.yaml
services:
    cache:
        image: redis:8.0

    db:
        image: mariadb:11.8
        environment:
            MARIADB_USER: user
            MARIADB_PASSWORD: user
            MARIADB_DATABASE: main
            MARIADB_RANDOM_ROOT_PASSWORD: "1"
        volumes:
            - db-data:/var/lib/mysql
        healthcheck:
            test: ["CMD", "healthcheck.sh", "--connect", "--innodb_initialized"]
            interval: 2s
            retries: 30

volumes:
    db-data:
`,
    );
  });

  test('a name that is taken gets a number, volumes that are there are joined', () => {
    checkFix(
      `services:
  db: {type: "postgresql:18"}
  cache: {type: "redis:8.0"}
#- /compose.yaml
services:
  cache:
    image: redis:8.0
    volumes: [cache:/data]
  db:
    image: dpage/pgadmin4
volumes:
  cache: # kept
networks: {}
`,
      serviceMissingLocally,
      'Add postgres:18 to compose.yaml',
      `#- /compose.yaml
services:
  cache:
    image: redis:8.0
    volumes: [cache:/data]
  db:
    image: dpage/pgadmin4

  db2:
    image: postgres:18
    environment:
      POSTGRES_USER: main
      POSTGRES_PASSWORD: main
      POSTGRES_DB: main
    volumes:
      - db2-data:/var/lib/postgresql
    healthcheck:
      test: ["CMD", "pg_isready", "-h", "127.0.0.1", "-U", "main"]
      interval: 2s
      retries: 30
    labels:
      parity.service: db
volumes:
  cache: # kept
  db2-data:
networks: {}
`,
    );
  });

  test('nothing is added to a file in flow style, nor for an engine without an image', () => {
    expect(fixTitles(`${redis}services: {db: {image: "postgres:17"}}\n`, serviceMissingLocally)).toEqual([]);
    const solr = redis.replace('redis:8.0', 'solr:9.9');
    expect(fixTitles(`${solr}services:\n  db:\n    image: postgres:17\n`, serviceMissingLocally)).toEqual([]);
  });
});
