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
    #                  ^^^ warning runtime-version-drift: PHP 8.4 is declared, 8.2 runs in DDEV (web in .ddev/config.yaml)
    services:
      db: {type: "mariadb:11.8"}
    #                     ^^^^ warning service-version-drift: MariaDB 11.8 is declared, 10.11 runs in DDEV (db in .ddev/config.yaml)
      cache: {type: "redis:8.0"}
    #                      ^^^ warning service-version-drift: Redis 8.0 is declared, 7 runs in DDEV (redis in .ddev/docker-compose.redis.yaml)
    #- /.ddev/config.yaml
    php_version: "8.2"
    #             ^^^ warning runtime-version-drift: PHP 8.2 runs in DDEV, 8.4 is declared
    database:
      type: mariadb
      version: "10.11"
    #           ^^^^^ warning service-version-drift: MariaDB 10.11 runs in DDEV, 11.8 is declared
    #- /.ddev/docker-compose.redis.yaml
    services:
      redis:
        image: redis:7-alpine
    #                ^^^^^^^^ warning service-version-drift: Redis 7 runs in DDEV, 8.0 is declared
    `,
  ],
  [
    "Oracle's MySQL for MariaDB",
    `
    #- /.upsun/config.yaml
    services:
      db: {type: "mysql:11.8"}
    #            ^^^^^^^^^^^^ warning service-kind-drift: MariaDB 11.8 is declared, MySQL 8.0 runs in DDEV (db in .ddev/config.yaml): JSON columns, authentication plugins, reserved words and the query optimizer differ
    #- /.ddev/config.yaml
    database: {type: mysql, version: "8.0"}
    #                ^^^^^ warning service-kind-drift: MySQL runs in DDEV, MariaDB 11.8 is declared: JSON columns, authentication plugins, reserved words and the query optimizer differ
    `,
  ],
  [
    'beside Compose: each place speaks for itself',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4"}
    #                  ^^^ warning runtime-version-drift: PHP 8.4 is declared, 8.2 runs in DDEV (web in .ddev/config.yaml)
    #                  ^^^ warning runtime-version-drift: PHP 8.4 is declared, 8.3 runs locally (php in compose.yaml)
    #- /compose.yaml
    services:
      php: {image: "php:8.3"}
    #                   ^^^ warning runtime-version-drift: PHP 8.3 runs locally, 8.4 is declared
    #- /.ddev/config.yaml
    php_version: "8.2"
    #             ^^^ warning runtime-version-drift: PHP 8.2 runs in DDEV, 8.4 is declared
    `,
  ],
  [
    'one PHP application beside others',
    `
    #- /.upsun/config.yaml
    applications:
      api: {type: "php:8.4", source: {root: api}}
    #                  ^^^ warning runtime-version-drift: PHP 8.4 is declared, 8.2 runs in DDEV (web in .ddev/config.yaml)
      front: {type: "nodejs:24", source: {root: front}}
    #- /.ddev/config.yaml
    php_version: "8.2"
    #             ^^^ warning runtime-version-drift: PHP 8.2 runs in DDEV, 8.4 is declared
    `,
  ],
  [
    'an ignore',
    `
    #- /.upsun/config.yaml
    applications:
      app: {type: "php:8.4"}
    services:
      db: {type: "mariadb:11.8"}
    #- /.ddev/config.yaml
    # parity-ignore: runtime-version-drift until the module is ready
    php_version: "8.2"
    database:
      type: mariadb
      # parity-ignore: service-version-drift next week
      version: "10.11"
    `,
  ],
])('%s', (_, drawing) => checkProblems(drawing, compared));

test('a service that DDEV does not run is a hint; its database may be one by default', () => {
  const drawing = `
    #- /.upsun/config.yaml
    services:
      db: {type: "mariadb:11.8"}
      pg: {type: "postgresql:17"}
      bus: {type: "rabbitmq:4.1"}
    # ^^^ hint service-missing-locally: RabbitMQ 4.1 is declared, and DDEV does not run it (.ddev/config.yaml)
      proxy: {type: "varnish:9.0"}
    #- /.ddev/config.yaml
    database: {type: mariadb, version: "11.8"}
    `;
  checkProblems(drawing, driftRules);
});

test.each([
  ['there is a Compose file, too', '#- /compose.yaml\nservices: {cache: {image: "redis:8", profiles: [more]}}\n'],
  ['an add-on builds something', '#- /.ddev/docker-compose.bus.yaml\nservices: {bus: {build: ./bus}}\n'],
])('a service is not missing where %s', (_, files) => {
  checkProblems(
    `services:\n  db: {type: "mariadb:11.8"}\n  bus: {type: "rabbitmq:4.1"}\n${files}#- /.ddev/config.yaml\ndatabase: {type: mariadb, version: "11.8"}\n`.replaceAll(
      '\n    config',
      '\nconfig',
    ),
    driftRules,
  );
});

test.each([
  ['the same', 'php_version: "8.4"\ndatabase: {type: mariadb, version: "11.8"}\n'],
  ['what DDEV chooses by itself', 'name: shop\n'],
  ['Node.js, where the application is written in PHP', 'nodejs_version: "18"\n'],
  ['a database of another family', 'database: {type: postgres, version: "13"}\n'],
  [
    'add-ons for developers, and more than is declared',
    '{}\n#- /.ddev/docker-compose.x.yaml\nservices: {mongo: {image: "mongo:4"}, adminer: {image: adminer}, any: {image: "redis:latest"}}\n',
  ],
  ['a broken file', 'php_version: "8.2"\na: [\n'],
])('%s is no difference', (_, config) => {
  checkProblems(
    `applications:\n  app: {type: "php:8.4"}\nservices:\n  db: {type: "mariadb:11.8"}\n#- /.ddev/config.yaml\n${config}`,
    driftRules,
  );
});

const manifest = 'applications:\n  app: {type: "php:8.4"}\nservices:\n  db: {type: "mariadb:11.8"}\n';

test('the version of PHP is changed in the file that decides', () => {
  const drawing = `${manifest}#- /.ddev/config.yaml\nphp_version: "8.4"\n#- /.ddev/config.local.yaml\nphp_version: '8.2' # mine\n`;
  expect(fixTitles(drawing, runtimeVersionDrift)).toContain('* Change the version to 8.4');
  checkFix(
    drawing,
    runtimeVersionDrift,
    'Change the version to 8.4',
    "#- /.ddev/config.local.yaml\nphp_version: '8.4' # mine\n",
  );
});

test('a database is never changed by the way, and its data is thought of', () => {
  const drawing = `${manifest}#- /.ddev/config.yaml\ndatabase: {type: mariadb, version: "10.11"}\n`;
  const title = 'Change the version to 11.8 (export its data from DDEV first, and import it after)';
  expect(fixTitles(drawing, serviceVersionDrift)).toContain(title);
  checkFix(drawing, serviceVersionDrift, title, '#- /.ddev/config.yaml\ndatabase: {type: mariadb, version: "11.8"}\n');
});
