import { describe, test } from 'vitest';
import type { Declaration } from '../../../../core/manifest/deployed';
import { deployedManifestDrift } from '../../../../server/drift/rules/deployedManifestDrift';
import { projectOf, readFixture } from '../../../fixture';
import { checkProblems } from '../../checkProblems';

/** Checks a working tree against production's manifest, and the one that both come from where production has moved on. */
function checkDeployed(drawing: string, production: string, base = production): void {
  const deployed = { ref: 'main', production: declarationOf(production), base: declarationOf(base) };
  checkProblems(drawing, [deployedManifestDrift], {}, { deployed });
}

function declarationOf(drawing: string): Declaration {
  const { manifest, declared } = projectOf(readFixture(drawing));
  return { manifest, model: declared };
}

const production = `
  applications:
    app:
      type: php:8.3
      relationships: {database: "db:postgresql", cache: "cache:redis"}
      mounts:
        var/uploads: {source: storage}
        var/cache: {source: tmp}
    docs:
      type: nodejs:22
  services:
    db: {type: "postgresql:15"}
    cache: {type: "redis:7.2"}
    queue: {type: "rabbitmq:4.0"}
`;

describe('deployed-manifest-drift', () => {
  test('versions and types', () =>
    checkDeployed(
      `
      applications:
        app:
          type: php:8.4
      #             ^^^ information deployed-manifest-drift: PHP 8.3 is in production (main), 8.4 is declared here: the next deployment builds and runs the application with it
          relationships: {database: "db:postgresql", cache: "cache:redis"}
          mounts: {var/uploads: {source: storage}}
        docs:
          type: python:3.13
      #                ^^^^ information deployed-manifest-drift: docs is Node.js 22 in production (main) and Python 3.13 here: the next deployment builds it anew
      services:
        db: {type: "postgresql:16"}
      #                        ^^ information deployed-manifest-drift: PostgreSQL 15 is in production (main), 16 is declared here: the upgrade is done at the next deployment
        cache: {type: "redis:7.0"}
      #                      ^^^ information deployed-manifest-drift: Redis 7.2 is in production (main), 7.0 is declared here: the downgrade is done at the next deployment
        queue: {type: "kafka:3.7"}
      #                      ^^^ information deployed-manifest-drift: queue is RabbitMQ 4.0 in production (main) and Kafka 3.7 here: its data may be lost: declare the new one under another name, and move the data first
      `,
      production,
    ));

  test('a downgrade of a database', () =>
    checkDeployed(
      `
      services:
        db: {type: "postgresql:14"}
      #                        ^^ information deployed-manifest-drift: PostgreSQL 15 is in production (main), 14 is declared here: going back to an older version fails or loses the data
        store: {type: "redis:7.2"}
      #                      ^^^ information deployed-manifest-drift: store is redis-persistent 7.2 in production (main) and Redis 7.2 here: its data may be lost: declare the new one under another name, and move the data first
      `,
      'services: {db: {type: "postgresql:15"}, store: {type: "redis-persistent:7.2"}}',
    ));

  test('what is gone', () =>
    checkDeployed(
      `
      applications:
      #^^^^^^^^^^^ information deployed-manifest-drift: docs (Node.js 22) is in production (main) and not declared here: the next deployment deletes it
        app:
          type: php:8.3
          relationships: {cache: "cache:redis"}
      #   ^^^^^^^^^^^^^ information deployed-manifest-drift: The next deployment takes the variables DATABASE_* from app: production (main) declares database among its relationships
          mounts: {var/files: {source: storage}}
      #   ^^^^^^ information deployed-manifest-drift: The next deployment hides the files in var/uploads from app: production (main) mounts them, and no mount here has that path or "source_path"
      services:
      #^^^^^^^ information deployed-manifest-drift: queue (RabbitMQ 4.0) is in production (main) and not declared here: the next deployment deletes it with its data
        db: {type: "postgresql:15"}
        cache: {type: "redis:7.2"}
      `,
      production,
    ));

  test('what is renamed', () =>
    checkDeployed(
      `
      applications:
        shop:
      # ^^^^ information deployed-manifest-drift: PHP 8.3 is called app in production (main): the next deployment creates shop anew and deletes app with the files in its mounts
          type: php:8.4
        docs: {type: "nodejs:22"}
      services:
        database: {type: "postgresql:15"}
      # ^^^^^^^^ information deployed-manifest-drift: PostgreSQL 15 is called db in production (main): the next deployment creates database anew and deletes db with its data
        cache: {type: "redis:7.2"}
        queue: {type: "rabbitmq:4.0"}
      `,
      production,
    ));

  test('what services keep under names', () =>
    checkDeployed(
      `
      services:
        db: {type: "mariadb:11.8", configuration: {schemas: [main]}}
      #                                            ^^^^^^^ information deployed-manifest-drift: The next deployment deletes stats and old of db with the data: production (main) has them, and the list here does not
        pg: {type: "postgresql:17", configuration: {databases: [other]}}
      #                                             ^^^^^^^^^ information deployed-manifest-drift: The next deployment deletes main of pg with the data: production (main) has it, and the list here does not
        search: {type: "opensearch:3"}
      # ^^^^^^ information deployed-manifest-drift: analysis-icu stays installed in search of production (main): what is taken from the list of plugins is not uninstalled
        vault:
          type: vault-kms:1.12
          configuration:
            endpoints:
              sign: [{policy: encrypt, key: a, type: encrypt}, {policy: sign, key: b, type: sign}]
      #                                              ^^^^^^^ warning deployed-manifest-drift: The key a of vault is for sign in production (main): the type of a key can't change, so give the one for encrypt another name
      `,
      `
      services:
        db: {type: "mariadb:11.8", configuration: {schemas: [main, stats, old]}}
        pg: {type: "postgresql:17"}
        search: {type: "opensearch:3", configuration: {plugins: [analysis-icu]}}
        vault: {type: "vault-kms:1.12", configuration: {endpoints: {sign: [{policy: sign, key: a, type: sign}]}}}
      `,
    ));

  test('types that keep their data, and versions that do not', () =>
    checkDeployed(
      `
      services:
        store: {type: "valkey-persistent:8.0"}
      #                                  ^^^ information deployed-manifest-drift: store is redis-persistent 7.2 in production (main) and valkey-persistent 8.0 here: the next deployment replaces it, and its data stays while its name does
        files: {type: "network-storage:1.0"}
      #                                ^^^ information deployed-manifest-drift: Network storage 2.0 is in production (main), 1.0 is declared here: going back to an older version wipes its files
      `,
      'services: {store: {type: "redis-persistent:7.2"}, files: {type: "network-storage:2.0"}}',
    ));

  test('what is new is one hint', () =>
    checkDeployed(
      `
      services:
        db: {type: "postgresql:15"}
        search: {type: "opensearch:3"}
      # ^^^^^^ hint deployed-manifest-drift: The next deployment creates search, files and cache: not in production (main) yet
        files: {type: "network-storage:1.0"}
        cache: {type: "redis:8.0"}
      `,
      'services: {db: {type: "postgresql:15"}}',
    ));

  test('a service that was included in production, and is gone', () =>
    checkDeployed(
      `
      #- /.upsun/config.yaml
      applications: {app: {type: "php:8.4"}}
      #| information deployed-manifest-drift: db (MariaDB 11.8) is in production (main) and not declared here: the next deployment deletes it with its data
      `,
      `
      applications: {app: {type: "php:8.4"}}
      services: !include parts/services.yaml
      #- /.upsun/parts/services.yaml
      db: {type: "mysql:11.8"}
      `,
    ));
});

describe('deployed-manifest-drift is silent', () => {
  test('where nothing differs', () => checkDeployed(production, production));

  test('about what production changed since this branch left it', () =>
    checkDeployed(
      'services: {db: {type: "postgresql:15"}, cache: {type: "redis:8.0"}}',
      'services: {db: {type: "postgresql:16"}, queue: {type: "rabbitmq:4.0"}}',
      'services: {db: {type: "postgresql:15"}, cache: {type: "redis:8.0"}}',
    ));

  test('about a merge that took part of it', () =>
    checkDeployed(
      `
      services: {db: {type: "postgresql:17"}}
      #                                 ^^ information deployed-manifest-drift: PostgreSQL 16 is in production (main), 17 is declared here: the upgrade is done at the next deployment
      `,
      'services: {db: {type: "postgresql:16"}, cache: {type: "redis:8.0"}}',
      'services: {db: {type: "postgresql:15"}}',
    ));

  test.each([
    ['a type that is being written', 'services: {db: {type: }}'],
    ['a version that is being written', 'services: {db: {type: "postgresql:"}}'],
    ['YAML that is being written', 'services: {db: {'],
    ['a file that is not there', 'services: !include gone.yaml'],
    ['a service that is not there', 'services: {db: !include gone.yaml}'],
    ['a list that is being written', 'services: {db: {type: "postgresql:15", configuration: {databases: }}}'],
    ['a list that another file holds', 'services: {db: {type: "postgresql:15", configuration: !include gone.yaml}}'],
    ['a patch level', 'services: {db: {type: "postgresql:15.4"}}'],
    ['nothing', ''],
  ])('about %s', (_, text) =>
    checkDeployed(`#- /.upsun/config.yaml\n${text}`, 'services: {db: {type: "postgresql:15"}}'),
  );

  test.each([
    ['has no manifest yet', '#- /README.md\nhello'],
    ['has the older layout', '#- /.platform.app.yaml\nname: app\ntype: php:7.4'],
    ['has a manifest that is not valid YAML', 'services: {db: {'],
    ['includes what is not there', 'services: !include gone.yaml'],
  ])('where production %s', (_, text) => checkDeployed('services: {db: {type: "postgresql:15"}}', text));

  test('about mounts that lead to the same files', () =>
    checkDeployed(
      `
      applications:
        app:
          type: php:8.3
          mounts:
            /new: {source: storage, source_path: var/uploads}
            tmp: {source: tmp}
      `,
      `
      applications:
        app:
          type: php:8.3
          mounts:
            var/uploads: {source: storage}
            var/tmp: {source: tmp}
            other: {source: instance}
      `,
    ));
});
