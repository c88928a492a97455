import { expect, test } from 'vitest';
import { driftRules } from '../../../../server/drift/rules';
import { runtimeVersionDrift } from '../../../../server/drift/rules/runtimeVersionDrift';
import { serviceVersionDrift } from '../../../../server/drift/rules/serviceVersionDrift';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';
import { rulesNamed } from '../../../../server/rules';

const compared = rulesNamed(['drift', 'ignore-unused']);

test.each([
  [
    'other versions',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4"}
    #                  ^^^ warning runtime-version-drift: PHP 8.4 is declared, 8.2 runs in Lando (appserver in .lando.yml)
    services:
      db: {type: "mariadb:11.8"}
    #                     ^^^^ information service-version-drift: MariaDB 11.8 is declared, 11.4 runs in Lando (database in .lando.yml)
      cache: {type: "redis:8.0"}
    #                      ^^^ warning service-version-drift: Redis 8.0 is declared, 7 runs in Lando (cache in .lando.yml)
    #- /.lando.yml
    recipe: drupal10
    config:
      php: "8.2"
    #       ^^^ warning runtime-version-drift: PHP 8.2 runs in Lando, 8.4 is declared
      database: mariadb:11.4
    #                   ^^^^ information service-version-drift: MariaDB 11.4 runs in Lando, 11.8 is declared
    services:
      cache: {type: "redis:7"}
    #                      ^ warning service-version-drift: Redis 7 runs in Lando, 8.0 is declared
      mail: {type: mailhog}
    `,
  ],
  [
    'an ignore',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "nodejs:24"}
    #- /.lando.yml
    services:
      # parity-ignore: runtime-version-drift soon
      app: {type: "node:20"}
    `,
  ],
])('%s', (_, drawing) => checkProblems(drawing, compared));

test('a service that Lando does not run is a hint; its database may be one by default', () => {
  const drawing = `
    #- /.upsun/config.yaml
    services:
      db: {type: "mariadb:11.8"}
      pg: {type: "postgresql:17"}
      bus: {type: "rabbitmq:4.1"}
    # ^^^ hint service-missing-locally: RabbitMQ 4.1 is declared, and Lando does not run it (.lando.yml)
      proxy: {type: "varnish:9.0"}
    #- /.lando.yml
    recipe: lamp
    config: {database: "mariadb:11.8"}
    `;
  checkProblems(drawing, driftRules);
});

test.each([
  ['there is a Compose file, too', '#- /compose.yaml\nservices: {cache: {image: "redis:8", profiles: [more]}}\n'],
  ['a file is broken', '#- /.lando.local.yml\na: [\n'],
])('a service is not missing where %s', (_, files) => {
  checkProblems(
    `services:\n  db: {type: "mariadb:11.8"}\n  bus: {type: "rabbitmq:4.1"}\n${files}#- /.lando.yml\nrecipe: lamp
    config: {database: "mariadb:11.8"}\n`.replaceAll('\n    config', '\nconfig'),
    driftRules,
  );
});

test.each([
  ['the same', 'services: {a: {type: "php:8.4"}, db: {type: "mariadb:10.11"}}\n'],
  ['the defaults of a recipe', 'recipe: wordpress\n'],
  ['types without a version', 'services: {a: {type: php}, db: {type: mariadb}}\n'],
  ['a recipe that takes all from the manifest', 'recipe: platformsh\nconfig: {php: "7.4"}\n'],
  ['two containers of two versions', 'services: {a: {type: "php:8.1"}, b: {type: "php:8.2"}}\n'],
])('%s is no difference', (_, config) => {
  checkProblems(
    `applications:\n  app: {type: "php:8.4"}\nservices:\n  db: {type: "mariadb:10.11"}\n#- /.lando.yml\n${config}`,
    driftRules,
  );
});

const manifest = 'applications:\n  app: {type: "php:8.4"}\nservices:\n  db: {type: "postgresql:17"}\n';

test('versions are changed where they stand', () => {
  const drawing = `${manifest}#- /.lando.yml\nconfig: {}\nservices:\n  a: {type: "php:8.2"} # kept\n`;
  expect(fixTitles(drawing, runtimeVersionDrift)).toContain('* Change the version to 8.4');
  checkFix(
    drawing,
    runtimeVersionDrift,
    'Change the version to 8.4',
    '#- /.lando.yml\nconfig: {}\nservices:\n  a: {type: "php:8.4"} # kept\n',
  );
});

test('a database is never changed by the way', () => {
  const drawing = `${manifest}#- /.lando.yml\nservices: {db: {type: "postgres:14"}}\n`;
  expect(fixTitles(drawing, serviceVersionDrift)).toContain(
    'Change the version to 17 (export its data from Lando first, and import it after)',
  );
});
