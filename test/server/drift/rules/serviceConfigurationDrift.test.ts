import { describe, expect, test } from 'vitest';
import { serviceConfigurationDrift } from '../../../../server/drift/rules/serviceConfigurationDrift';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const sides = (type: string, local: string, configuration = '') => `
    #- /.upsun/config.yaml
    services:
      it: {type: "${type}"${configuration && `, configuration: {${configuration}}`}}
    #- /compose.yaml
    services:
      it: {${local}}
    `;

test.each([
  [
    'an eviction policy, against the one that is declared',
    `
    #- /.upsun/config.yaml
    services:
      cache:
        type: redis:8.0
        configuration: {maxmemory_policy: volatile-lru}
    #                                     ^^^^^^^^^^^^ information service-configuration-drift: The eviction policy of cache is volatile-lru in production and noeviction locally (redis in compose.yaml)
    #- /compose.yaml
    services:
      redis:
        image: redis:8
        command: redis-server --maxmemory 64mb --maxmemory-policy noeviction
    #                                                             ^^^^^^^^^^ information service-configuration-drift: The eviction policy of redis is noeviction here and volatile-lru in production
    `,
  ],
  [
    "an eviction policy, against the platform's default",
    `
    #- /.upsun/config.yaml
    services:
      cache: {type: "valkey:8.0"}
    #               ^^^^^^^^^^^^ information service-configuration-drift: The eviction policy of cache is allkeys-lru in production and noeviction locally (valkey in compose.yaml)
    #- /compose.yaml
    services:
      valkey:
        image: valkey/valkey:8
        command: [valkey-server, "--maxmemory-policy", "noeviction"]
    #                                                   ^^^^^^^^^^ information service-configuration-drift: The eviction policy of valkey is noeviction here and allkeys-lru in production
    `,
  ],
  [
    'what is kept on disk here alone',
    `
    #- /.upsun/config.yaml
    services:
      cache: {type: "redis:8.0"}
    #               ^^^^^^^^^^^ information service-configuration-drift: The persistence of cache is off in production and on locally (cache in compose.yaml)
    #- /compose.yaml
    services:
      cache: {image: "redis:8", command: "redis-server --appendonly yes", volumes: ["data:/data"]}
    #                                                               ^^^ information service-configuration-drift: The persistence of cache is on here and off in production
    volumes: {data: {}}
    `,
  ],
  [
    'a larger packet in a mounted file',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "mariadb:11.8"}
    #            ^^^^^^^^^^^^^^ warning service-configuration-drift: The largest packet of db is 16 MB in production and 1024 MB locally (db in conf/my.cnf)
    #- /compose.yaml
    services:
      db: {image: "mariadb:11.8", volumes: ["./conf/my.cnf:/etc/mysql/conf.d/my.cnf:ro"]}
    #- /conf/my.cnf
    [mysqld]
    # max_allowed_packet = 4M
    max_allowed_packet = 1G
    #                    ^^ warning service-configuration-drift: The largest packet of db is 1024 MB here and 16 MB in production
    `,
  ],
  [
    'a smaller packet, a character set',
    `
    #- /.upsun/config.yaml
    services:
      db:
        type: mariadb:11.8
        configuration:
          properties:
            max_allowed_packet: 64
    #                           ^^ information service-configuration-drift: The largest packet of db is 64 MB in production and 32 MB locally (db in compose.yaml)
            default_charset: utf8mb4
    #                        ^^^^^^^ information service-configuration-drift: The character set of db is utf8mb4 in production and latin1 locally (db in compose.yaml)
    #- /compose.yaml
    services:
      db:
        image: mariadb:11.8
        command:
          - --max-allowed-packet=33554432
    #                            ^^^^^^^^ information service-configuration-drift: The largest packet of db is 32 MB here and 64 MB in production
          - --character_set_server
          - latin1
    #       ^^^^^^ information service-configuration-drift: The character set of db is latin1 here and utf8mb4 in production
    `,
  ],
  [
    'an extension that the image lacks',
    `
    #- /.upsun/config.yaml
    services:
      db:
        type: postgresql:17
        configuration: {extensions: [pg_trgm, vector]}
    #                                         ^^^^^^ warning service-configuration-drift: vector is declared and missing in the local image (db in compose.yaml)
    #- /compose.yaml
    services:
      db: {image: "postgres:17-alpine"}
    #             ^^^^^^^^^^^^^^^^^^^^ warning service-configuration-drift: vector is declared for db and missing in this image
    `,
  ],
  [
    'an extension that production lacks',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:17", configuration: {extensions: [pg_trgm]}}
    #            ^^^^^^^^^^^^^^^ warning service-configuration-drift: db does not list the extension postgis, which the local image brings (db in compose.yaml)
    #- /compose.yaml
    services:
      db: {image: "postgis/postgis:17-3.5"}
    #             ^^^^^^^^^^^^^^^^^^^^^^^^ warning service-configuration-drift: This image brings postgis, and production has none: db does not list it
    `,
  ],
  [
    'a plugin that the image lacks',
    `
    #- /.upsun/config.yaml
    services:
      search: {type: "opensearch:3", configuration: {plugins: [analysis-icu, opensearch-knn]}}
    #                                                          ^^^^^^^^^^^^ warning service-configuration-drift: analysis-icu is declared and missing in the local image (search in compose.yaml)
    #- /compose.yaml
    services:
      search: {image: "opensearchproject/opensearch:3"}
    #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning service-configuration-drift: analysis-icu is declared for search and missing in this image
    `,
  ],
  [
    'a policy in the file that the command names',
    `
    #- /.upsun/config.yaml
    services:
      cache: {type: "redis:8.0"}
    #               ^^^^^^^^^^^ information service-configuration-drift: The eviction policy of cache is allkeys-lru in production and volatile-ttl locally (redis in docker/redis/redis.conf)
    #- /compose.yaml
    services:
      redis:
        image: redis:8-alpine
        command: ["redis-server", "/usr/local/etc/redis/redis.conf"]
        volumes: ["./docker/redis:/usr/local/etc/redis:ro"]
    #- /docker/redis/redis.conf
    # maxmemory-policy noeviction
    maxmemory 64mb
    maxmemory-policy volatile-ttl
    #                ^^^^^^^^^^^^ information service-configuration-drift: The eviction policy of redis is volatile-ttl here and allkeys-lru in production
    `,
  ],
  [
    'a policy among the flags of an image, and what is saved',
    `
    #- /.upsun/config.yaml
    services:
      cache: {type: "redis:8.0"}
    #               ^^^^^^^^^^^ information service-configuration-drift: The eviction policy of cache is allkeys-lru in production and noeviction locally (redis in compose.yaml)
      store: {type: "valkey:8.0"}
    #               ^^^^^^^^^^^^ information service-configuration-drift: The persistence of store is off in production and on locally (store in compose.yaml)
    #- /compose.yaml
    services:
      redis:
        image: bitnami/redis:8.0
        environment: {REDIS_EXTRA_FLAGS: "--maxmemory 64mb --maxmemory-policy noeviction"}
    #                                                                         ^^^^^^^^^^ information service-configuration-drift: The eviction policy of redis is noeviction here and allkeys-lru in production
      store:
        image: valkey/valkey:8.0
        command: valkey-server --save 60 1 --loglevel warning
    #                                 ^^ information service-configuration-drift: The persistence of store is on here and off in production
        volumes: ["store:/data"]
    volumes: {store: {}}
    `,
  ],
  [
    'a folder of configuration, of which one section is another program’s',
    `
    #- /.upsun/config.yaml
    services:
      db:
        type: mariadb:11.8
    #         ^^^^^^^^^^^^ warning service-configuration-drift: The largest packet of db is 16 MB in production and 64 MB locally (db in docker/db/20-app.cnf)
        configuration: {properties: {default_collation: utf8mb4_unicode_ci, max_heap_table_size: 64}}
    #                                                   ^^^^^^^^^^^^^^^^^^ information service-configuration-drift: The collation of db is utf8mb4_unicode_ci in production and utf8mb4_general_ci locally (db in docker/db/20-app.cnf)
    #                                                                                            ^^ information service-configuration-drift: The largest table in memory of db is 64 MB in production and 128 MB locally (db in docker/db/10-base.cnf)
    #- /compose.yaml
    services:
      db: {image: "mariadb:11.8", volumes: ["./docker/db:/etc/mysql/conf.d"]}
    #- /docker/db/10-base.cnf
    [mariadb]
    max_allowed_packet=1G
    max_heap_table_size = 128M
    #                     ^^^^ information service-configuration-drift: The largest table in memory of db is 128 MB here and 64 MB in production
    #- /docker/db/20-app.cnf
    [mysqldump]
    max_allowed_packet = 512M
    [mysqld]
    max_allowed_packet = 64M
    #                    ^^^ warning service-configuration-drift: The largest packet of db is 64 MB here and 16 MB in production
    collation-server = utf8mb4_general_ci
    #                  ^^^^^^^^^^^^^^^^^^ information service-configuration-drift: The collation of db is utf8mb4_general_ci here and utf8mb4_unicode_ci in production
    `,
  ],
  [
    'a file that a Dockerfile copies, and variables of an image',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "mariadb:11.8"}
    #            ^^^^^^^^^^^^^^ warning service-configuration-drift: The largest packet of db is 16 MB in production and 64 MB locally (db in docker/db/my.cnf)
    #- /compose.yaml
    services:
      db: {build: docker/db}
    #- /docker/db/Dockerfile
    FROM mariadb:11.8
    COPY my.cnf /etc/mysql/conf.d/
    #- /docker/db/my.cnf
    [mysqld]
    max_allowed_packet = 64M
    #                    ^^^ warning service-configuration-drift: The largest packet of db is 64 MB here and 16 MB in production
    `,
  ],
  [
    'variables of an image',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "mariadb:10.11", configuration: {properties: {default_charset: utf8mb4}}}
    #                                                                           ^^^^^^^ information service-configuration-drift: The character set of db is utf8mb4 in production and latin1 locally (db in compose.yaml)
    #- /compose.yaml
    services:
      db:
        image: bitnami/mariadb:10.11
        environment: [MARIADB_CHARACTER_SET=latin1, MARIADB_COLLATE=latin1_general_ci]
    #                                       ^^^^^^ information service-configuration-drift: The character set of db is latin1 here and utf8mb4 in production
    `,
  ],
  [
    'how PostgreSQL sorts',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:17", configuration: {default_collation: C.UTF-8, default_charset: UTF8}}
    #                                                                ^^^^^^^ information service-configuration-drift: The collation of db is c.utf8 in production and fr_fr.utf8 locally (db in compose.yaml)
    #- /compose.yaml
    services:
      db: {image: "postgres:17", environment: {POSTGRES_INITDB_ARGS: "--encoding=UTF-8 --locale=fr_FR.UTF-8"}}
    #                                                                                           ^^^^^^^^^^^ information service-configuration-drift: The collation of db is fr_fr.utf8 here and c.utf8 in production
    `,
  ],
  [
    'extensions that a script of the first start creates',
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "postgresql:17", configuration: {extensions: [uuid-ossp]}}
    #            ^^^^^^^^^^^^^^^ warning service-configuration-drift: db does not list the extension pg_trgm, which a local script creates (db in docker/init/01.sql)
    #            ^^^^^^^^^^^^^^^ warning service-configuration-drift: db can not have the extension pg_cron, which a local script creates (db in docker/init/02.sh)
    #- /compose.yaml
    services:
      db: {image: "postgres:17", volumes: ["./docker/init:/docker-entrypoint-initdb.d:ro"]}
    #- /docker/init/01.sql
    -- CREATE EXTENSION hstore;
    CREATE EXTENSION IF NOT EXISTS "uuid-ossp";
    create extension if not exists pg_trgm with schema public;
    #                              ^^^^^^^ warning service-configuration-drift: This script creates pg_trgm, and production has none: db does not list it
    /* CREATE EXTENSION
       CREATE EXTENSION citext; */
    CREATE EXTENSION pg_stat_statements;
    CREATE EXTENSION IF NOT EXISTS :name;
    #- /docker/init/02.sh
    psql -c "CREATE EXTENSION pg_cron"
    #                         ^^^^^^^ warning service-configuration-drift: This script creates pg_cron, and PostgreSQL 17 has no such extension in production
    `,
  ],
  [
    'plugins that a Dockerfile installs',
    `
    #- /.upsun/config.yaml
    services:
      search: {type: "opensearch:2", configuration: {plugins: [analysis-icu, analysis-kuromoji, opensearch-knn]}}
    #                ^^^^^^^^^^^^^^ warning service-configuration-drift: search does not list the plugin ingest-attachment, which is installed locally (opensearch in docker/search/Dockerfile)
    #                                                                        ^^^^^^^^^^^^^^^^^ warning service-configuration-drift: analysis-kuromoji is declared and missing in the local image (opensearch in docker/search/Dockerfile)
    #- /compose.yaml
    services:
      opensearch: {build: docker/search}
    #- /docker/search/Dockerfile
    FROM opensearchproject/opensearch:2
    #    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning service-configuration-drift: analysis-kuromoji is declared for search and missing in this image
    RUN bin/opensearch-plugin install -b analysis-icu \\\\
        && /usr/share/opensearch/bin/opensearch-plugin install --batch ingest-attachment
    #                                                                  ^^^^^^^^^^^^^^^^^ warning service-configuration-drift: ingest-attachment is installed here, and production has none: search does not list it
    `,
  ],
  [
    'plugins that a variable names',
    `
    #- /.upsun/config.yaml
    services:
      search: {type: "elasticsearch:7.10"}
    #                ^^^^^^^^^^^^^^^^^^^^ warning service-configuration-drift: search does not list the plugin analysis-phonetic, which is installed locally (search in compose.yaml)
    #- /compose.yaml
    services:
      search: {image: "bitnami/elasticsearch:7.10.2", environment: {ELASTICSEARCH_PLUGINS: "analysis-phonetic"}}
    #                                                                                       ^^^^^^^^^^^^^^^^^ warning service-configuration-drift: analysis-phonetic is installed here, and production has none: search does not list it
    `,
  ],
  [
    'a virtual host beside those that the manifest chose',
    `
    #- /.upsun/config.yaml
    applications: {app: {type: "php:8.4", relationships: {queue: {}}}}
    services:
      queue: {type: "rabbitmq:4.2", configuration: {vhosts: [events]}}
    #                                                        ^^^^^^ information service-configuration-drift: The virtual host of queue is events in production, and app locally (rabbit in compose.yaml)
    #- /compose.yaml
    services:
      app: {build: ., environment: {QUEUE_DSN: "amqp://guest:guest@rabbit:5672/app"}}
      rabbit: {image: "rabbitmq:4.2", environment: {RABBITMQ_DEFAULT_VHOST: app}}
    #                                                                       ^^^ information service-configuration-drift: The virtual host of rabbit is app here, and production has events
    #- /Dockerfile
    FROM php:8.4
    `,
  ],
  [
    'a virtual host that nothing here makes',
    `
    #- /.upsun/config.yaml
    services:
      queue: {type: "rabbitmq:4.2", configuration: {vhosts: [events, mails]}}
    #                                                        ^^^^^^ information service-configuration-drift: The virtual hosts of queue are events and mails in production, and events locally (queue in compose.yaml)
    #- /compose.yaml
    services:
      queue: {image: "rabbitmq:4.2-management", environment: [RABBITMQ_DEFAULT_VHOST=events]}
    #                                                                                ^^^^^^ information service-configuration-drift: The virtual host of queue is events here, and production has events and mails
    `,
  ],
  [
    'more cores than production has',
    `
    #- /.upsun/config.yaml
    applications: {app: {type: "php:8.4", relationships: {solr: {}}}}
    services:
      solr: {type: "solr:9.9"}
    #              ^^^^^^^^^^ warning service-configuration-drift: solr has 1 core in production (collection1), and 2 are used locally (products and pages, in compose.yaml)
    #- /compose.yaml
    services:
      solr: {image: "solr:9.9", command: "solr-precreate products"}
    #                                                    ^^^^^^^^ warning service-configuration-drift: solr has 2 cores here (products and pages), and production has 1 (collection1)
    #- /composer.json
    {"require": {"symfony/dotenv": "*"}}
    #- /.env
    SOLR_URL=http://localhost:8983/solr/products
    PAGES_URL=http://localhost:8983/solr/pages/select?q=*
    `,
  ],
  [
    'more databases than production has',
    `
    #- /.upsun/config.yaml
    applications: {app: {type: "python:3.14", relationships: {db: {}}}}
    services:
      db: {type: "postgresql:17"}
    #            ^^^^^^^^^^^^^^^ warning service-configuration-drift: db has 1 database in production (main), and 2 are used locally (app and stats, in compose.yaml)
    #- /compose.yaml
    services:
      web:
        build: .
        environment:
          DATABASE_URL: postgres://app:app@postgres:5432/app?sslmode=disable
    #                                                    ^^^ warning service-configuration-drift: postgres has 2 databases here (app and stats), and production has 1 (main)
          STATS_URL: "postgresql+asyncpg://app:app@postgres/stats"
          TEST_DATABASE_URL: postgres://app:app@postgres:5432/app_test
      postgres: {image: "postgres:17", environment: {POSTGRES_DB: app}}
    #- /Dockerfile
    FROM python:3.14
    `,
  ],
  [
    'the same on both sides',
    sides('redis:8.0', 'image: "redis:8", command: "redis-server --maxmemory-policy allkeys-lru"'),
  ],
  ['nothing said here', sides('redis:8.0', 'image: "redis:8"', 'maxmemory_policy: volatile-lru')],
  [
    'what is kept on disk is not evicted',
    sides('redis-persistent:8.0', 'image: "redis:8", command: "--maxmemory-policy noeviction --appendonly yes"'),
  ],
  [
    'nothing is kept here',
    sides('redis-persistent:8.0', 'image: "redis:8", command: "redis-server --save \'\' --appendonly no"'),
  ],
  ['a packet below the default', sides('mariadb:11.8', 'image: "mariadb:11.8", command: "--max_allowed_packet=8M"')],
  [
    'a setting that stands there twice, or behind a variable',
    sides('mariadb:11.8', 'image: "mariadb:11.8", command: "--max_allowed_packet=64M --max_allowed_packet=$P"'),
  ],
  [
    'a character set that production does not say',
    sides('mariadb:11.8', 'image: "mariadb:11.8", command: "--collation-server=utf8mb4_bin"'),
  ],
  [
    "an extension of PostgreSQL's own",
    sides('postgresql:17', 'image: "postgres:17"', 'extensions: [pgcrypto, uuid-ossp, hstore]'),
  ],
  [
    'an image that is built, or not known',
    sides('postgresql:17', 'image: "timescale/timescaledb:2-pg17"', 'extensions: [vector]'),
  ],
  [
    'a command that installs plugins',
    sides(
      'elasticsearch:7.10',
      'image: "elasticsearch:7.10.2", command: "sh -c \'bin/elasticsearch-plugin install analysis-icu\'"',
      'plugins: [analysis-icu]',
    ),
  ],
  [
    'configuration that no command names',
    sides('redis:8.0', 'image: "redis:8", volumes: ["./redis.conf:/etc/redis.conf"]') +
      '\n#- /redis.conf\nmaxmemory-policy noeviction\n',
  ],
  [
    'configuration that includes more of it',
    sides('redis:8.0', 'image: "redis:8", command: "redis-server /redis.conf", volumes: ["./redis.conf:/redis.conf"]') +
      '\n#- /redis.conf\nmaxmemory-policy noeviction\ninclude /etc/redis/more.conf\n',
  ],
  [
    'an option of another program',
    sides('mariadb:11.8', 'image: "mariadb:11.8", volumes: ["./my.cnf:/etc/mysql/conf.d/my.cnf"]') +
      '\n#- /my.cnf\n[mysqldump]\nmax_allowed_packet = 1G\n[client]\ndefault-character-set = latin1\n',
  ],
  [
    'what is saved without a volume',
    sides('redis:8.0', 'image: "redis:8", command: "redis-server --save 60 1 --appendonly yes"'),
  ],
  [
    'one name of a character set in other words',
    sides(
      'postgresql:17',
      'image: "postgres:17", environment: {POSTGRES_INITDB_ARGS: "--encoding=UTF-8"}',
      'default_charset: UTF8',
    ),
  ],
  [
    'a variable that the image does not read',
    sides('mariadb:11.8', 'image: "mariadb:11.8", environment: {MARIADB_MAX_ALLOWED_PACKET: 512M}'),
  ],
  [
    'an extension that script and manifest name',
    sides(
      'postgresql:16',
      'build: docker/pgsql, volumes: ["./vector.sql:/docker-entrypoint-initdb.d/11-vector.sql"]',
      'extensions: [vector]',
    ) +
      '\n#- /docker/pgsql/Dockerfile\nFROM postgres:16\nRUN apt-get install postgresql-16-pgvector\n#- /vector.sql\nCREATE EXTENSION vector;\n',
  ],
  [
    'a script that is not there, and one that is no text',
    sides(
      'postgresql:16',
      'image: "postgres:16", volumes: ["./none.sql:/docker-entrypoint-initdb.d/1.sql", "./dump.sql.gz:/docker-entrypoint-initdb.d/2.sql.gz"]',
    ),
  ],
  [
    'plugins whose names are not known',
    sides('opensearch:2', 'build: .', 'plugins: [analysis-icu]') +
      '\n#- /Dockerfile\nFROM opensearchproject/opensearch:2\nRUN for it in analysis-icu; do bin/opensearch-plugin install $it; done\nRUN bin/opensearch-plugin install https://example.com/plugin.zip\n',
  ],
  [
    'plugins that another stage brings',
    sides('opensearch:2', 'build: .', 'plugins: [analysis-icu]') +
      '\n#- /Dockerfile\nFROM opensearchproject/opensearch:2 AS a\nFROM opensearchproject/opensearch:2\nCOPY --from=a /usr/share/opensearch/plugins /usr/share/opensearch/plugins\n',
  ],
  [
    'the name of the only virtual host',
    sides('rabbitmq:4.2', 'image: "rabbitmq:4.2", environment: {RABBITMQ_DEFAULT_VHOST: app}'),
  ],
  ['virtual hosts where this machine says nothing', sides('rabbitmq:4.2', 'image: "rabbitmq:4.2"', 'vhosts: [a, b]')],
  [
    'virtual hosts that definitions may make',
    sides(
      'rabbitmq:4.2',
      'image: "rabbitmq:4.2", environment: {RABBITMQ_DEFAULT_VHOST: a}, volumes: ["./rabbit:/etc/rabbitmq/"]',
      'vhosts: [a, b]',
    ),
  ],
  [
    'a virtual host of the manifest, and the one that there always is',
    sides('rabbitmq:4.2', 'image: "rabbitmq:4.2", environment: {RABBITMQ_DEFAULT_VHOST: a}', 'vhosts: [a]') +
      '\n#- /.env\nDSN=amqp://guest:guest@it:5672/%2f/messages\nOTHER=amqp://it/a\n',
  ],
  ['the name of the only core', sides('solr:9.9', 'image: "solr:9.9", command: [solr-precreate, dev]')],
  [
    'a core behind a variable',
    sides(
      'solr:9.9',
      `image: "solr:9.9", entrypoint: 'bash -c "solr-precreate $$\{CORE:-dev} /conf"'`,
      'cores: {a: {}}',
    ),
  ],
  [
    'the name of the only database',
    sides('mariadb:11.8', 'image: "mariadb:11.8", environment: {MARIADB_DATABASE: app}', 'schemas: [shop]') +
      '\n#- /.env\nDATABASE_URL=mysql://root@it/app\n',
  ],
  [
    'as many databases under other names',
    sides('mariadb:11.8', 'image: "mariadb:11.8"', 'schemas: [main, old]') +
      '\n#- /.env\nA=mysql://root@it/app\nB=mysql://root@127.0.0.1:3306/app2\n',
  ],
  [
    'databases of tests, of tools, of other servers and behind variables',
    sides('postgresql:17', 'image: "postgres:17"') +
      '\n#- /.env\nA=postgres://it/app\nB=postgres://it/app_test\nSHADOW_URL=postgres://it/b\nC=postgres://it/postgres\nD=postgres://db.example.com/d\nE=postgres://it/$E\nF=postgres://it/%\nG=postgres://it\n',
  ],
  [
    'databases of a machine with several servers',
    `
    #- /.upsun/config.yaml
    services: {a: {type: "postgresql:17"}, b: {type: "postgresql:17"}}
    #- /compose.yaml
    services: {a: {image: "postgres:17"}, b: {image: "postgres:17"}}
    #- /.env
    A=postgres://localhost/one
    B=postgres://localhost:5433/two
    `,
  ],
  [
    'names of every object',
    sides(
      'constructor:1',
      'image: "rabbitmq:4", environment: {RABBITMQ_DEFAULT_VHOST: __proto__}',
      'vhosts: [__proto__]',
    ),
  ],
  [
    'bad input',
    sides(
      'rabbitmq:4.2',
      'image: "rabbitmq:4.2", environment: {RABBITMQ_DEFAULT_VHOST: [1]}',
      'vhosts: {a: 1}, cores: 1',
    ),
  ],
  ['configuration that is none', sides('postgresql:17', 'image: "postgres:17"', 'extensions: vector, properties: []')],
  [
    'configuration in a file that is not read',
    sides('postgresql:17', 'image: "postgis/postgis:17-3.5"').replace(
      '17"}',
      '17", configuration: !include none.yaml}',
    ),
  ],
])('service-configuration-drift: %s', (_, drawing) => checkProblems(drawing, [serviceConfigurationDrift]));

describe('service-configuration-drift fixes', () => {
  const compose = (service: string) => `#- /compose.yaml\nservices:\n  it:\n${service}`;
  const manifest = (service: string) => `services:\n  it:\n${service}`;

  test('a policy here, a policy in production', () => {
    const here = (policy: string) =>
      compose(`    image: redis:8\n    command: redis-server --maxmemory-policy ${policy} # kept\n`);
    const there = (policy: string) =>
      manifest(`    type: redis:8.0\n    configuration:\n      maxmemory_policy: ${policy} # kept\n`);
    const drawing = there('volatile-lru') + here('noeviction');
    checkFix(
      drawing,
      serviceConfigurationDrift,
      'Set the eviction policy to volatile-lru in compose.yaml',
      here('volatile-lru'),
    );
    checkFix(
      drawing,
      serviceConfigurationDrift,
      'Set the eviction policy to noeviction in .upsun/config.yaml',
      there('noeviction'),
    );
  });

  test('a packet', () => {
    const here = (size: string) => compose(`    image: mariadb:11.8\n    command: ["--max-allowed-packet=${size}"]\n`);
    const drawing = manifest('    type: mariadb:11.8\n') + here('67108864');
    checkFix(drawing, serviceConfigurationDrift, 'Set the largest packet to 16M in compose.yaml', here('16M'));
  });

  test('an extension in the manifest', () => {
    const here = compose('    image: postgis/postgis:17-3.5\n');
    const title = 'Add the extension postgis to it in the manifest';
    const bare = '    type: postgresql:17\n';
    const listed = `${bare}    configuration:\n      extensions:\n        - postgis\n`;
    checkFix(manifest(bare) + here, serviceConfigurationDrift, title, manifest(listed));
    const others = `${bare}    configuration:\n      extensions:\n        - hstore # kept\n`;
    checkFix(manifest(others) + here, serviceConfigurationDrift, title, manifest(`${others}        - postgis\n`));
  });

  test('an extension of a script, a plugin', () => {
    const script = compose('    image: postgres:17\n    volumes: ["./a.sql:/docker-entrypoint-initdb.d/a.sql"]\n');
    const creates = (name: string) => `${script}#- /a.sql\nCREATE EXTENSION ${name};\n`;
    const bare = '    type: postgresql:17\n';
    checkFix(
      manifest(bare) + creates('citext'),
      serviceConfigurationDrift,
      'Add the extension citext to it in the manifest',
      manifest(`${bare}    configuration:\n      extensions:\n        - citext\n`),
    );
    expect(fixTitles(manifest(bare) + creates('pg_cron'), serviceConfigurationDrift)).toEqual([]);
    const search = '    type: opensearch:2\n';
    checkFix(
      `${manifest(search)}${compose('    build: .\n')}#- /Dockerfile\nFROM opensearchproject/opensearch:2\nRUN bin/opensearch-plugin install analysis-icu\n`,
      serviceConfigurationDrift,
      'Add the plugin analysis-icu to it in the manifest',
      manifest(`${search}    configuration:\n      plugins:\n        - analysis-icu\n`),
    );
  });

  test('a virtual host, in the container and in the URL', () => {
    const there = manifest('    type: rabbitmq:4.2\n    configuration:\n      vhosts: [events]\n');
    const here = (name: string, volume = '') =>
      compose(`    image: rabbitmq:4.2\n${volume}    environment:\n      RABBITMQ_DEFAULT_VHOST: "${name}" # kept\n`) +
      `#- /.env\nQUEUE="amqp://app:app@it:5672/${name}?heartbeat=10" # kept\n`;
    const title = 'Call the virtual host events in compose.yaml and .env';
    checkFix(there + here('app'), serviceConfigurationDrift, title, here('events'));
    const kept = '    volumes: ["queue:/var/lib/rabbitmq"]\n';
    const preferred = (drawing: string) =>
      fixTitles(drawing, serviceConfigurationDrift).filter((it) => it.startsWith('*'));
    expect(preferred(there + here('app'))).toEqual([`* ${title}`, `* ${title}`]);
    expect(preferred(there + here('app', kept))).toEqual([]);
  });

  test('one more virtual host', () => {
    const there = (names: string) => manifest(`    type: rabbitmq:4.2\n    configuration:\n      vhosts: [${names}]\n`);
    const here = compose('    image: rabbitmq:4.2\n    environment: [RABBITMQ_DEFAULT_VHOST=events]\n');
    const url = '#- /.env\nQUEUE=amqp://it/mails\n';
    const title = 'Add the virtual host mails to it in the manifest';
    checkFix(there('events') + here + url, serviceConfigurationDrift, title, there('events, mails'));
    expect(fixTitles(there('events') + here + url, serviceConfigurationDrift)).toEqual([title, title]);
  });

  test('a core, whatever is kept', () => {
    const there = manifest('    type: solr:9.9\n    configuration: {cores: {products: {}}}\n');
    const here = (name: string) =>
      compose(`    image: solr:9.9\n    command: [solr-precreate, ${name}]\n    volumes: ["solr:/var/solr"]\n`);
    checkFix(
      there + here('dev'),
      serviceConfigurationDrift,
      'Call the core products in compose.yaml',
      here('products'),
    );
  });

  test('sizes for the manifest; nothing for what is read once', () => {
    const here = compose('    image: mariadb:11.8\n    command: ["--max-heap-table-size=128M"]\n');
    const there = (size: number) =>
      manifest(`    type: mariadb:11.8\n    configuration: {properties: {max_heap_table_size: ${size}}}\n`);
    checkFix(
      there(64) + here,
      serviceConfigurationDrift,
      'Set the largest table in memory to 128 in .upsun/config.yaml',
      there(128),
    );
    const sorted = compose('    image: postgres:17\n    environment: {POSTGRES_INITDB_ARGS: "--locale=C"}\n');
    const declared = manifest('    type: postgresql:17\n    configuration: {default_collation: fr_FR.UTF-8}\n');
    expect(fixTitles(declared + sorted, serviceConfigurationDrift)).toEqual([
      'Set the collation to c in .upsun/config.yaml',
      'Set the collation to c in .upsun/config.yaml',
    ]);
  });

  test('an image with the extension; data is never switched off', () => {
    const there = manifest('    type: postgresql:17\n    configuration: {extensions: [vector]}\n');
    checkFix(
      there + compose('    image: postgres:17-alpine # kept\n'),
      serviceConfigurationDrift,
      'Change the image to pgvector/pgvector:pg17',
      compose('    image: pgvector/pgvector:pg17 # kept\n'),
    );
    const persistent = compose('    image: redis:8\n    command: redis-server --appendonly yes\n');
    expect(fixTitles(manifest('    type: redis:8.0\n') + persistent, serviceConfigurationDrift)).toEqual([]);
  });
});
