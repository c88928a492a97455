import { expect, test } from 'vitest';
import { driftRules } from '../../../server/drift/rules';
import { projectOf, readFixture } from '../../fixture';
import { checkProblems } from '../checkProblems';

/** Situations of real projects where a comparer by names or by tags would warn, and nobody should. */
const quiet: [situation: string, drawing: string][] = [
  [
    'services under other names',
    `
    applications:
      app: {type: "php:8.4", relationships: {database: "mysqldb:mysql", redis: "rediscache:redis"}}
    services:
      mysqldb: {type: "mariadb:11.8"}
      rediscache: {type: "redis:8.0"}
      queuerabbit: {type: "rabbitmq:4.1"}
      searchopen: {type: "opensearch:2"}
    #- /compose.yaml
    services:
      db: {image: "mariadb:11.8"}
      redis: {image: "redis:8-alpine"}
      rabbit: {image: "rabbitmq:4.1-management"}
      elasticsearch: {image: "opensearchproject/opensearch:2.19.0"}
    `,
  ],
  [
    'mail catchers and agents',
    `
    services:
      db: {type: "postgresql:16"}
    #- /compose.yaml
    services:
      db: {image: "postgres:16.4-alpine"}
      mailer: {image: axllent/mailpit}
      mailhog: {image: mailhog/mailhog}
      mailcatcher: {image: schickling/mailcatcher}
      maildev: {image: maildev/maildev}
      blackfire: {image: "blackfire/blackfire:2"}
    `,
  ],
  [
    'tools of developers, and jobs that end',
    `
    services:
      db: {type: "postgresql:17"}
      bus: {type: "kafka:4.1"}
    #- /compose.yaml
    services:
      db: {image: "postgres:17"}
      bus: {image: "apache/kafka:4.1.0"}
      adminer: {image: adminer}
      phpmyadmin: {image: phpmyadmin/phpmyadmin}
      pgadmin: {image: dpage/pgadmin4}
      selenium: {image: selenium/standalone-chromium}
      zookeeper: {image: "confluentinc/cp-zookeeper:7.3.0"}
      setup: {image: minio/mc, restart: "no"}
      certbot: {image: certbot/certbot}
      otel: {image: otel/opentelemetry-collector-contrib}
      zipkin: {image: openzipkin/zipkin}
      tests: {image: "mcr.microsoft.com/playwright:v1.50.0"}
    `,
  ],
  [
    'jobs with the image of the service that they work on',
    `
    applications:
      app: {type: "nodejs:24", relationships: {bus: "bus:kafka", db: "db:postgresql", docs: "docs:mongodb"}}
    services:
      bus: {type: "kafka:4.1"}
      db: {type: "postgresql:17"}
      docs: {type: "mongodb:4.0"}
    #- /compose.yaml
    services:
      broker: {image: "apache/kafka:4.1.0"}
      topics: {image: "apache/kafka:4.0.0", restart: "no", command: "/opt/kafka/bin/kafka-topics.sh --create"}
      main: {image: "postgres:17"}
      seed: {image: "postgres:16", depends_on: [main], entrypoint: ["sh", "-c", "psql -f /seed.sql"]}
      mongo: {image: "mongo:4.0"}
      replicas: {image: "mongo:8", command: rs-init}
      app: {image: "node:24", depends_on: {replicas: {condition: service_completed_successfully}}}
    `,
  ],
  [
    'a version that only MariaDB has, without its name',
    `
    services:
      db: {type: "mariadb:10.11"}
    #- /.env
    DATABASE_URL="mysql://app:app@127.0.0.1:3306/app?serverVersion=10.11&charset=utf8mb4"
    `,
  ],
  [
    'services behind a profile',
    `
    services:
      db: {type: "postgresql:17"}
      search: {type: "elasticsearch:7.10"}
    #- /compose.yaml
    services:
      db: {image: "postgres:17", profiles: [postgres]}
      elasticsearch: {image: "docker.elastic.co/elasticsearch/elasticsearch:7.10.2", profiles: [search]}
    `,
  ],
  [
    'a database of another kind, left over from a recipe',
    `
    services:
      database: {type: "mysql:11.4"}
    #- /.env
    DATABASE_URL="mysql://root@127.0.0.1:3306/app?serverVersion=11.4-MariaDB"
    #- /compose.yaml
    services:
      database: {image: "postgres:\${POSTGRES_VERSION:-16}-alpine"}
    `,
  ],
  [
    'several databases in one file',
    `
    services:
      db: {type: "mariadb:11.8"}
      documents: {type: "mongodb-enterprise:7.0"}
    #- /compose.yaml
    services:
      mongo: {image: "mongo:7"}
      mariadb: {image: "mariadb:11.8"}
      mongo-express: {image: mongo-express}
    `,
  ],
  [
    'two of one engine that no name tells apart',
    `
    services:
      first: {type: "postgresql:17"}
      second: {type: "postgresql:15"}
    #- /compose.yaml
    services:
      one: {image: "postgres:15"}
      two: {image: "postgres:17"}
    `,
  ],
  [
    'other Compose files that Docker does not load by itself',
    `
    services:
      db: {type: "postgresql:17"}
    #- /compose.prod.yaml
    services:
      db: {image: "postgres:12"}
    #- /compose.yaml
    services:
      db: {image: "postgres:17"}
    #- /docker-compose.test.yml
    services:
      db: {image: "postgres:11"}
    #- /examples/compose.yaml
    services:
      db: {image: "postgres:10"}
    `,
  ],
  [
    'tags behind variables of a file that is not committed',
    `
    applications:
      app: {type: "php:8.4"}
    services:
      db: {type: "postgresql:17"}
      cache: {type: "redis:8.0"}
    #- /compose.yaml
    services:
      app: {image: "\${IMAGES_PREFIX:-}app-php"}
      db: {image: "postgres:\${PG_TAG}"}
      cache: {image: "\${REDIS_IMAGE}"}
    `,
  ],
  [
    'images that number their own releases',
    `
    services:
      bus: {type: "kafka:3.7"}
      db: {type: "postgresql:16"}
      documents: {type: "mongodb:4.0"}
    #- /compose.yaml
    services:
      kafka: {image: "confluentinc/cp-kafka:7.3.0"}
      db: {image: "timescale/timescaledb:2.14.2-pg16"}
      mongo: {image: "mongodb/mongodb-atlas-local:8"}
    `,
  ],
  [
    'a manifest that declares no services',
    `
    applications:
      app: {type: "php:8.4"}
    #- /compose.yaml
    services:
      db: {image: "mysql:8"}
      redis: {image: "redis:7"}
    `,
  ],
  [
    'a Compose file with mistakes of its own',
    `
    services:
      db: {type: "postgresql:17"}
      cache: {type: "redis:8.0"}
    #- /compose.override.yaml
    mailer: {image: mailpit}
    volumes:
      database: {ports: ["5432"]}
    #- /compose.yaml
    services:
      db:
        image: "postgres:17
    `,
  ],
  [
    'no manifest',
    `
    #- /compose.yaml
    services:
      db: {image: "postgres:17"}
    `,
  ],
];

/** Hints are drawn in the tests of their rules. */
const louder = driftRules.filter(({ severity }) => severity !== 'hint');

test.each(quiet)('nothing is reported of %s', (_, drawing) => checkProblems(drawing, louder));

/** What is not compared is told, with the reason. */
test.each([
  [
    'a database of another kind',
    ['database: DATABASE_URL does not lead to a service of Compose: what runs elsewhere is not seen from here'],
  ],
  [
    'two of one engine',
    ['first', 'second'].map(
      (name) => `${name}: several PostgreSQL services are local, and no name tells which is which`,
    ),
  ],
  [
    'tags behind variables',
    [
      'cache: the Compose service cache may be it, but its image does not tell',
      'db: the variable PG_TAG has no value here',
    ],
  ],
  ['images that number', ['bus: its image numbers its own releases', 'documents: its image numbers its own releases']],
  ['services behind a profile', []],
])('of %s, this is unknown', (situation, expected) => {
  const drawing = quiet.find(([name]) => name.startsWith(situation))?.[1] ?? '';
  const { comparison } = projectOf(readFixture(drawing));
  expect(comparison.unknown.map(({ subject, reason }) => `${subject}: ${reason}`).sort()).toEqual(expected);
});
