import { expect, test } from 'vitest';
import { readLando } from '../../../core/readers/lando';
import { filesOf, linesOf } from './lines';

const read = (drawing: string) => linesOf(readLando(filesOf(drawing)));

test.each<[situation: string, drawing: string, lines: string[]]>([
  [
    'services by their types',
    `
    #- /.lando.yml
    services:
      appserver: {type: "php:8.2"}
      front: {type: "node:20"}
      db: {type: "mysql:8.0"}
      maria: {type: "mariadb:10.6"}
      pg: {type: postgres}
      cache: {type: "redis:7"}
      mail: {type: mailhog}
      pma: {type: phpmyadmin}
    `,
    [
      'appserver: php 8.2',
      'front: nodejs 20',
      'db: oracle-mysql 8.0',
      'maria: mariadb 10.6',
      'pg: postgresql ?',
      'cache: redis 7',
    ],
  ],
  [
    'the configuration of a recipe',
    '#- /.lando.yml\nrecipe: drupal10\nconfig: {php: "8.2", database: "mariadb:10.6", cache: "redis:7"}\n',
    ['appserver: php 8.2', 'database: mariadb 10.6', 'cache: redis 7'],
  ],
  [
    'a service of a recipe that is configured by itself',
    '#- /.lando.yml\nrecipe: lamp\nconfig: {php: "8.2"}\nservices: {appserver: {type: "php:8.4"}}\n',
    ['appserver: php 8.4'],
  ],
  [
    'a service of a recipe to which something is added',
    '#- /.lando.yml\nrecipe: lamp\nconfig: {php: "8.2"}\nservices: {appserver: {xdebug: true}}\n',
    ['appserver: php 8.2'],
  ],
  ['the defaults of a recipe', '#- /.lando.yml\nrecipe: wordpress\nconfig: {webroot: web}\n', ['appserver: php ?']],
  [
    'a recipe that takes all from the manifest',
    '#- /.lando.yml\nrecipe: platformsh\nservices: {a: {type: "php:7.4"}}\n',
    [],
  ],
  ['a recipe of a hoster', '#- /.lando.yml\nrecipe: pantheon\nconfig: {php: "7.4"}\n', []],
  [
    'images',
    `
    #- /.lando.yml
    services:
      search:
        type: compose
        services: {image: "opensearchproject/opensearch:2.19", command: x}
      db: {type: "postgres:14", overrides: {image: "postgis/postgis:16-3.4"}}
    `,
    ['search: opensearch 2.19', 'db: postgresql 16'],
  ],
  [
    'files over each other',
    `
    #- /.lando.base.yml
    recipe: drupal10
    config: {php: "8.1", database: "mysql:5.7"}
    #- /.lando.yml
    config: {php: "8.2"}
    #- /.lando.local.yml
    config: {php: "8.3"}
    services: {cache: {type: "redis:6"}}
    `,
    ['appserver: php 8.3', 'cache: redis 6', 'database: oracle-mysql 5.7'],
  ],
])('%s', (_, drawing, lines) => expect(read(drawing)).toEqual(lines));

test.each([
  ['no file', '#- /a.yml\n'],
  ['a broken file', '#- /.lando.yml\nservices: {db: {type: "mysql:8.0"}}\na: [\n'],
  ['a broken override', '#- /.lando.yml\nservices: {db: {type: "mysql:8.0"}}\n#- /.lando.local.yml\na: [\n'],
  ['values of other kinds', '#- /.lando.yml\nservices: [a]\nrecipe: [lamp]\nconfig: lamp\n'],
  [
    'types that are none',
    '#- /.lando.yml\nservices: {a: {type: "php:custom"}, b: {type: "constructor:1"}, c: {type: ":8"}}\n',
  ],
])('%s tells nothing', (_, drawing) => expect(read(drawing)).toEqual([]));
