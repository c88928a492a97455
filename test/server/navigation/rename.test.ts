import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../core/text';
import type { Project } from '../../../core/project';
import { renamableAt, renameAt } from '../../../server/navigation/rename';
import { projectOf, readFixture } from '../../fixture';

/** A project with the manifest that production is deployed from, where one is given, and what is at its cursor renamed. */
function renamed(drawing: string, newName: string, production?: string) {
  const fixture = readFixture(drawing);
  const { file, offset } = fixture.cursor!;
  const project = projectOf(
    fixture,
    {},
    undefined,
    production === undefined ? {} : { deployed: deployedFrom(production) },
  );
  const found = renameAt(project, file, offset, newName);
  if ('refused' in found) return { refused: found.refused, warning: undefined, texts: undefined };
  const changed = found.edits.map((it): [string, string] => [it.file, applyEdits(project.text(it.file), it.edits)]);
  return { refused: undefined, warning: found.warning, texts: { ...fixture.texts, ...Object.fromEntries(changed) } };
}

function deployedFrom(drawing: string) {
  const { manifest, declared }: Project = projectOf(readFixture(drawing));
  const declaration = { manifest, model: declared };
  return { ref: 'main', production: declaration, base: declaration };
}

/** Renames what is at the cursor, and compares all files with what is drawn. */
function checkRename(drawing: string, newName: string, expected: string, production?: string): void {
  expect(renamed(drawing, newName, production).texts).toEqual(readFixture(expected).texts);
}

describe('renames', () => {
  test('a service, across files, and lets relationships that were called like it say so', () =>
    checkRename(
      `
      #- /.upsun/a.yaml
      applications:
        app:
          relationships:
            db:
            other: "db:mysql"
            third: {service: 'db', endpoint: mysql}
        flow: {relationships: {db: {endpoint: mysql}}}
      #- /.upsun/b.yaml
      services:
        d$0b: {type: "mariadb:11.8"}
      `,
      'database',
      `
      #- /.upsun/a.yaml
      applications:
        app:
          relationships:
            db:
              service: database
            other: "database:mysql"
            third: {service: 'database', endpoint: mysql}
        flow: {relationships: {db: {service: database, endpoint: mysql}}}
      #- /.upsun/b.yaml
      services:
        database: {type: "mariadb:11.8"}
      `,
    ));

  test('a relationship, which keeps the service that it was called like', () =>
    checkRename(
      `
      applications:
        app:
          relationships:
            d$0b: # the shop's
            other: "db:mysql"
      services: {db: {type: "mariadb:11.8"}}
      `,
      'main',
      `
      applications:
        app:
          relationships:
            main: # the shop's
              service: db
            other: "db:mysql"
      services: {db: {type: "mariadb:11.8"}}
      `,
    ));

  test('an application, in all that leads to it', () =>
    checkRename(
      `
      applications: {app: {type: "php:8.4"}, docs: {relationships: {api: "app:http"}, mounts: {x: {source: storage, service: app}}}}
      routes: {"https://{default}/": {upstream: "ap$0p:http"}}
      `,
      '2024',
      `
      applications: {"2024": {type: "php:8.4"}, docs: {relationships: {api: "2024:http"}, mounts: {x: {source: storage, service: "2024"}}}}
      routes: {"https://{default}/": {upstream: "2024:http"}}
      `,
    ));

  test('a mount, whose files stay where they are', () =>
    checkRename(
      `
      applications:
        app:
          mounts:
            /var/fi$0les/:
              source: storage # kept
            flow: {source: storage}
          workers: {queue: {mounts: {"var/files": {source: storage, source_path: files}}}}
      `,
      'data',
      `
      applications:
        app:
          mounts:
            /data/:
              source: storage # kept
              source_path: var/files
            flow: {source: storage}
          workers: {queue: {mounts: {"data": {source: storage, source_path: files}}}}
      `,
    ));

  test('a mount that production does not have', () =>
    checkRename(
      'applications: {app: {type: "php:8.4", mounts: {fi$0les: {source: storage}}}}',
      'data',
      'applications: {app: {type: "php:8.4", mounts: {data: {source: storage}}}}',
      'applications: {app: {type: "php:8.4"}}',
    ));

  test('an endpoint', () =>
    checkRename(
      `
      applications: {app: {relationships: {db: "db:rea$0der"}}}
      services: {db: {type: "mariadb:11.8", configuration: {endpoints: {reader: {default_schema: main}}}}}
      `,
      'reporter',
      `
      applications: {app: {relationships: {db: "db:reporter"}}}
      services: {db: {type: "mariadb:11.8", configuration: {endpoints: {reporter: {default_schema: main}}}}}
      `,
    ));

  test('an anchor', () =>
    checkRename(
      '.x: &x$0 {a: 1}\ny: *x\nz: {<<: *x}\n',
      'shared',
      '.x: &shared {a: 1}\ny: *shared\nz: {<<: *shared}\n',
    ));
});

describe('tells what production loses', () => {
  const production = `
    applications:
      app:
        type: php:8.4
        relationships: {database: "db:postgresql"}
        mounts: {var/files: {source: storage}, var/cache: {source: tmp}, var/state: {source: instance}}
    services:
      db: {type: "postgresql:17", configuration: {databases: [main, stats]}}
      cache: {type: "redis:8.0"}
  `;
  const at = (part: string) => production.replace(part, `${part.slice(0, 1)}$0${part.slice(1)}`);

  test.each([
    [
      'db: {',
      'PostgreSQL 17 is called db in production (main): the next deployment creates new anew and deletes db with its data',
    ],
    [
      'app:',
      'PHP 8.4 is called app in production (main): the next deployment creates new anew and deletes app with the files in its mounts',
    ],
    [
      'cache: {type: "redis',
      'Redis 8.0 is called cache in production (main): the next deployment creates new anew and deletes cache',
    ],
    [
      'var/files',
      'Production (main) mounts var/files in app: its files stay, because "source_path" still leads to them, and are no longer found at var/files',
    ],
    ['var/state', 'Production (main) mounts var/state in app: the files in it are lost at the next deployment'],
    ['var/cache', undefined],
    [
      'database:',
      'The variables DATABASE_* that app has in production (main) become NEW_*: code that reads them has to follow',
    ],
    [
      'stats',
      'stats of db is in production (main): the next deployment creates new empty and deletes stats with its data',
    ],
  ])('of %j', (part, warning) => {
    expect(renamed(at(part), 'new', production).warning).toBe(warning);
  });

  test('nothing where production does not know it, or is not known', () => {
    expect(renamed(at('db: {'), 'new', 'services: {other: {type: "redis:8.0"}}').warning).toBeUndefined();
    expect(renamed(at('db: {'), 'new').warning).toBeUndefined();
    expect(renamed(at('db: {'), 'new', '#- /README.md\nnone').warning).toBeUndefined();
  });
});

describe('refuses', () => {
  const drawing = (name: string) =>
    `
    applications:
      app: {relationships: {main: "db:mysql"}, mounts: {files: {source: storage}}}
    services:
      db: {type: "mariadb:11.8"}
      store: {type: "network-storage:1.0"}
    .x: &x {}
  `.replace(name, `${name.slice(0, -1)}$0${name.slice(-1)}`);

  test.each([
    ['db:', 'My DB', '"My DB" is no name: names hold small letters, digits, "-" and "_", such as "my-db"'],
    ['db:', 'store', 'There is a service "store" already'],
    ['db:', 'app', 'There is an application "app" already'],
    ['store:', 'my_store', expect.stringContaining('is a host name')],
    ['files:', '../x', expect.stringContaining('is no path of a mount')],
    ['&x', 'a b', expect.stringContaining('is no name of an anchor')],
    ['mysql', 'other', 'There is no name here that the manifest gives'],
  ])('%j as %j', (at, newName, refused) => {
    expect(renamed(drawing(at), newName).refused).toEqual(refused);
  });

  test('what would lead elsewhere afterwards', () => {
    const aliased =
      '.r: &r {endpoint: mysql}\napplications: {app: {relationships: {db: *r}}}\nservices: {d$0b: {type: "mariadb:11.8"}}';
    expect(renamed(aliased, 'new').refused).toBe(
      'A relationship that is called db is written in a way that can\'t be changed: say its "service" first',
    );
  });
});

test.each([
  ['applications: {app: {relationships: {main: "d$0b:mysql"}}}\nservices: {db: {}}', 'db'],
  ['applications: {app: {mounts: {"/var/fi$0les/": {}}}}', 'var/files'],
  ['.x: $0&name {}', 'name'],
  ['applications: {app: {relationships: {main: "db:my$0sql"}}}\nservices: {db: {type: "mariadb:11.8"}}', undefined],
  ['applications: {app: {relationships: {main: "g$0one:mysql"}}}', undefined],
  ['applications: {app: {ty$0pe: "php:8.4"}}', undefined],
])('what can be renamed in %j: %s', (drawing, expected) => {
  const fixture = readFixture(`#- /.upsun/config.yaml\n${drawing}`);
  expect(renamableAt(projectOf(fixture), fixture.cursor!.file, fixture.cursor!.offset)?.name).toBe(expected);
});
