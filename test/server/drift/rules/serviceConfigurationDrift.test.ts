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
