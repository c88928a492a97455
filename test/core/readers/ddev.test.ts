import { expect, test } from 'vitest';
import { readDdev } from '../../../core/readers/ddev';
import { defaultSettings } from '../../../core/settings';
import { filesOf, linesOf } from './lines';

const read = (drawing: string) => readDdev(filesOf(drawing), defaultSettings);

test.each<[situation: string, drawing: string, lines: string[]]>([
  [
    'a configuration',
    `
    #- /.ddev/config.yaml
    type: drupal11
    php_version: "8.4"
    nodejs_version: "22"
    webserver_type: nginx-fpm
    database:
      type: mariadb
      version: "10.11"
    `,
    ['web: php 8.4', 'web: nodejs 22', 'db: mariadb 10.11'],
  ],
  ['the mysql of DDEV', '#- /.ddev/config.yaml\ndatabase: {type: mysql, version: "8.0"}\n', ['db: oracle-mysql 8.0']],
  [
    'a database in the words of older releases',
    '#- /.ddev/config.yaml\nmariadb_version: "10.4"\nmysql_version: ""\n',
    ['db: mariadb 10.4'],
  ],
  [
    'a database in the words of older releases, left behind',
    '#- /.ddev/config.yaml\nmysql_version: "5.7"\ndatabase: {type: mariadb, version: "10.11"}\n',
    ['db: mariadb 10.11'],
  ],
  ['PostgreSQL', '#- /.ddev/config.yaml\ndatabase: {type: postgres, version: "17"}\n', ['db: postgresql 17']],
  ['what DDEV chooses by itself', '#- /.ddev/config.yaml\nname: shop\nnodejs_version: auto\n', []],
  ['no database', '#- /.ddev/config.yaml\nomit_containers: [db]\ndatabase: {type: mysql, version: "8.0"}\n', []],
  [
    'the image of the database is replaced',
    '#- /.ddev/config.yaml\ndbimage: example/db\ndatabase: {type: mysql, version: "8.0"}\n',
    ['db: oracle-mysql ?'],
  ],
  [
    'overrides in the order of their names, value by value',
    `
    #- /.ddev/config.yaml
    php_version: "8.2"
    database: {type: mariadb, version: "10.11"}
    #- /.ddev/config.b.yml
    php_version: "8.4"
    #- /.ddev/config.a.yaml
    php_version: "8.3"
    database: {version: "11.8"}
    #- /.ddev/old.config.yaml
    php_version: "7.4"
    `,
    ['web: php 8.4', 'db: mariadb 11.8'],
  ],
  [
    'add-ons, and what their own environment says',
    `
    #- /.env
    REDIS_TAG=3
    #- /.ddev/config.yaml
    php_version: "8.4"
    #- /.ddev/docker-compose.redis.yaml
    services:
      redis: {image: "redis:\${REDIS_TAG:-7}"}
    #- /.ddev/.env.solr
    SOLR_IMAGE="solr:9.9"
    #- /.ddev/docker-compose.solr.yaml
    services:
      solr: {image: "\${SOLR_IMAGE:-solr:8}"}
      web: {environment: [SOLR=1]}
      db: {image: "postgres:9"}
    #- /.ddev/docker-compose.yaml
    services:
      made: {image: "redis:1"}
    `,
    ['web: php 8.4', 'redis: redis 7', 'solr: solr 9.9'],
  ],
])('%s', (_, drawing, lines) => expect(linesOf(read(drawing))).toEqual(lines));

test.each([
  ['no folder', '#- /a.yaml\n'],
  ['no configuration', '#- /.ddev/docker-compose.redis.yaml\nservices: {redis: {image: "redis:7"}}\n'],
])('%s is no DDEV', (_, drawing) => expect(read(drawing)).toBeUndefined());

test.each([
  ['a broken file', '#- /.ddev/config.yaml\nphp_version: "8.2"\na: [\n'],
  ['a broken override', '#- /.ddev/config.yaml\nphp_version: "8.2"\n#- /.ddev/config.local.yaml\n- a: [\n'],
  ['a list', '#- /.ddev/config.yaml\n- php_version: "8.2"\n'],
  ['values of other kinds', '#- /.ddev/config.yaml\nphp_version: [8]\ndatabase: mysql\nnodejs_version: {a: 1}\n'],
  ['names that every object has', '#- /.ddev/config.yaml\ndatabase: {type: constructor, version: "1"}\n'],
  ['a broken add-on', '#- /.ddev/config.yaml\na: 1\n#- /.ddev/docker-compose.a.yaml\nservices: [\n'],
])('%s tells nothing', (_, drawing) => expect(linesOf(read(drawing))).toEqual([]));

test('what is broken is said', () => {
  expect(read('#- /.ddev/config.yaml\na: [\n')?.gaps).toEqual(['.ddev/config.yaml is not valid YAML']);
});
