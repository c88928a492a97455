import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Source } from '../../../core/text';
import { definitionAt } from '../../../server/navigation/definition';
import { linkedSpansAt } from '../../../server/navigation/linkedEditing';
import { highlightsAt, referencesAt } from '../../../server/navigation/references';
import { renamableAt, renameAt } from '../../../server/navigation/rename';
import { mentionsAt } from '../../../server/navigation/mentionsAt';
import { drawFixture, noteAt, projectOf, readFixture, type Fixture } from '../../fixture';

/** Compares the places of the name at the cursor with those that are drawn: each says whether it is the definition or a reference. */
function checkPlaces(drawing: string): void {
  const { fixture, cursor, project } = atCursor(drawing);
  compare(
    fixture,
    mentionsAt(project, cursor.file, cursor.offset).map(({ source, role }) => ({ source, words: role })),
  );
}

/** Compares where the definition of the name at the cursor is with what is drawn. */
function checkDefinition(drawing: string): void {
  const { fixture, cursor, project } = atCursor(drawing);
  const found = definitionAt(project, cursor.file, cursor.offset);
  const asked = found ? [{ source: { file: cursor.file, span: found.from }, words: 'from' }] : [];
  compare(fixture, [...asked, ...(found?.targets ?? []).map((source) => ({ source, words: 'here' }))]);
}

function atCursor(drawing: string) {
  const fixture = readFixture(drawing);
  expect(fixture.cursor).toBeDefined();
  return { fixture, cursor: fixture.cursor!, project: projectOf(fixture) };
}

function compare({ texts, notes }: Fixture, found: readonly { source: Source; words: string }[]): void {
  const drawn = found.map(({ source, words }) => noteAt(texts, source, words));
  expect(drawFixture(texts, drawn)).toBe(drawFixture(texts, notes));
}

describe('places of', () => {
  test('a service, in all files and forms', () =>
    checkPlaces(`
      #- /.upsun/a.yaml
      applications:
        app:
          type: php:8.4
          relationships:
            db:
      #     ^^ reference
            main: "d$0b:mysql"
      #            ^^ reference
            other: {service: db, endpoint: admin}
      #                      ^^ reference
          workers:
            queue:
              relationships: {store: 'db:mysql'}
      #                               ^^ reference
      #- /.upsun/b.yaml
      services:
        db: {type: "mariadb:11.8"}
      # ^^ definition
        cache: {type: "redis:8.0"}
      tasks:
        nightly: {relationships: {db: }}
      #                           ^^ reference
      `));

  test('an application, in relationships, routes and mounts', () =>
    checkPlaces(`
      applications:
        shop:
      # ^^^^ definition
          type: php:8.4
        docs:
          type: nodejs:24
          relationships: {api: "shop:http"}
      #                         ^^^^ reference
          mounts: {files: {source: storage, service: shop}}
      #                                              ^^^^ reference
      services:
        varnish: {type: "varnish:9.0", relationships: {application: "shop:http"}}
      #                                                              ^^^^ reference
      routes:
        "https://{default}/": {type: upstream, upstream: "sh$0op:http"}
      #                                                   ^^^^ reference
        "https://www.{default}/": {type: redirect, to: "https://shop:http"}
      `));

  test('a network storage', () =>
    checkPlaces(`
      applications:
        app:
          mounts:
            files: {source: service, service: files}
      #                                       ^^^^^ reference
      services:
        fi$0les: {type: "network-storage:1.0"}
      # ^^^^^ definition
      `));

  test('an endpoint of its own', () =>
    checkPlaces(`
      applications:
        app: {relationships: {db: "db:admin", other: {service: db, endpoint: ad$0min}, third: "cache:admin"}}
      #                               ^^^^^ reference
      #                                                                      ^^^^^ reference
      services:
        db:
          type: mariadb:11.8
          configuration:
            endpoints: {admin: {default_schema: main}}
      #                 ^^^^^ definition
      `));

  test('a schema', () =>
    checkPlaces(`
      services:
        db:
          type: mariadb:11.8
          configuration:
            schemas: [main, "legacy"]
      #                      ^^^^^^ definition
            endpoints:
              mysql: {default_schema: legacy, privileges: {leg$0acy: admin, main: rw}}
      #                               ^^^^^^ reference
      #                                                    ^^^^^^ reference
        other:
          configuration: {schemas: [legacy]}
      `));

  test('a core', () =>
    checkPlaces(`
      services:
        search:
          type: solr:9.6
          configuration:
            cores:
              mai$0n: {}
      #       ^^^^ definition
            endpoints: {solr: {core: main}}
      #                              ^^^^ reference
      `));

  test('a relationship, which its worker sets anew', () =>
    checkPlaces(`
      applications:
        app:
          relationships: {data$0base: "db:mysql"}
      #                   ^^^^^^^^ definition
          workers: {queue: {relationships: {database: "db:mysql"}}}
      #                                     ^^^^^^^^ definition
        other:
          relationships: {database: "db:mysql"}
      `));

  test('a relationship of several applications, behind an anchor', () =>
    checkPlaces(`
      .shared: &shared
        database: "db:mysql"
      # ^^^^^^^^ definition
      applications:
        app:
          relationships: *shared
          workers: {queue: {relationships: {data$0base: "db:mysql"}}}
      #                                     ^^^^^^^^ definition
        other:
          relationships: *shared
          workers: {queue: {relationships: {database: "db:mysql"}}}
      #                                     ^^^^^^^^ definition
      `));

  test('a relationship of Varnish, which its VCL chooses', () =>
    checkPlaces(`
      services:
        proxy:
          type: varnish:9.0
          relationships: {shop: "app:http"}
      #                   ^^^^ definition
          configuration:
            vcl: |
              sub vcl_recv {
                set req.backend_hint = sh$0op.backend();
      #                                ^^^^ reference
              }
      `));

  test('a relationship of Varnish, whose VCL is a file', () =>
    checkPlaces(`
      services:
        proxy:
          relationships: {sho$0p: "app:http"}
      #                   ^^^^ definition
          configuration: {vcl: !include {type: string, path: shop.vcl}}
      #- /.upsun/shop.vcl
      set req.backend_hint = shop.backend();
      #                      ^^^^ reference
      `));

  test('a mount, with and without slashes', () =>
    checkPlaces(`
      applications:
        app:
          mounts: {/var/files/: {source: storage}}
      #             ^^^^^^^^^ definition
          workers: {queue: {mounts: {var/fi$0les: {source: storage}}}}
      #                              ^^^^^^^^^ definition
      `));

  test('an anchor, up to where its name is given anew', () =>
    checkPlaces(`
      applications:
        app: &ba$0se
      #       ^^^^ definition
          type: php:8.4
        other: {<<: *base}
      #              ^^^^ reference
        third:
          # *base &base
          hooks: {build: "echo *base"}
          workers: &base {}
          web: *base
      `));

  test('an anchor, from the alias of a tagged and of a named one', () =>
    checkPlaces(`
      x: &name !!str 'a'
      #   ^^^^ definition
      y: [*name , *na$0me]
      #    ^^^^ reference
      #            ^^^^ reference
      `));

  test('an alias without an anchor is itself', () =>
    checkPlaces(`
      applications: {app: *go$0ne}
      #                    ^^^^ reference
      `));

  test('what an included file names', () =>
    checkPlaces(`
      #- /.upsun/config.yaml
      applications:
        app: !include ../app.yaml
      services:
        db: {type: "mariadb:11.8"}
      # ^^ definition
      #- /app.yaml
      type: php:8.4
      relationships: {database: "d$0b:mysql"}
      #                          ^^ reference
      `));

  test('an application of the older layout', () =>
    checkPlaces(`
      #- /.platform.app.yaml
      name: 'app'
      #      ^^^ definition
      type: php:8.3
      #- /.platform/routes.yaml
      "https://{default}/": {type: upstream, upstream: "a$0pp:http"}
      #                                                 ^^^ reference
      `));

  test.each([
    ['a key of the schema', 'applications: {app: {ty$0pe: "php:8.4"}}'],
    ['a type', 'applications: {app: {type: "ph$0p:8.4"}}'],
    ['nothing', '$0'],
    ['a star in a text', 'applications: {app: {crons: {a: {spec: "*$0/5 * * * *"}}}}'],
  ])('%s: none', (_, text) => checkPlaces(`#- /.upsun/config.yaml\n${text}`));
});

describe('the definition of', () => {
  test('a service', () =>
    checkDefinition(`
      applications: {app: {relationships: {main: "d$0b:mysql"}}}
      #                                           ^^ from
      services:
        db: {type: "mariadb:11.8"}
      # ^^ here
      `));

  test('the service that a relationship is called like', () =>
    checkDefinition(`
      applications: {app: {relationships: {d$0b: }}}
      #                                    ^^ from
      services:
        db: {type: "mariadb:11.8"}
      # ^^ here
      `));

  test('an endpoint that comes with the type is its service', () =>
    checkDefinition(`
      applications: {app: {relationships: {main: "db:my$0sql"}}}
      #                                              ^^^^^ from
      services:
        db: {type: "mariadb:11.8"}
      # ^^ here
      `));

  test('the database main is its service', () =>
    checkDefinition(`
      services:
        db: {type: "mariadb:11.8", configuration: {endpoints: {mysql: {default_schema: ma$0in}}}}
      #                                                                                ^^^^ from
      # ^^ here
      `));

  test('an alias', () =>
    checkDefinition(`
      .x: &x {}
      #    ^ here
      applications: {app: *$0x}
      #                    ^ from
      `));

  test('a name twice is two', () =>
    checkDefinition(`
      #- /.upsun/a.yaml
      services: {db: {type: "mariadb:11.8"}}
      #          ^^ here
      #- /.upsun/b.yaml
      services: {db: {type: "mariadb:11.8"}}
      #          ^^ here
      applications: {app: {relationships: {main: {service: d$0b}}}}
      #                                                    ^^ from
      `));

  test('nothing that is there', () => checkDefinition('applications: {app: {relationships: {main: "d$0b:mysql"}}}'));
});

describe('what changes together while it is typed', () => {
  const linked = (drawing: string) => {
    const { fixture, cursor, project } = atCursor(drawing);
    const spans = linkedSpansAt(project, cursor.file, cursor.offset);
    compare(
      fixture,
      spans.map((span) => ({ source: { file: cursor.file, span }, words: 'linked' })),
    );
  };

  test('an anchor and its aliases', () =>
    linked(`
      .x: &sh$0ared {}
      #    ^^^^^^ linked
      applications: {app: *shared}
      #                    ^^^^^^ linked
      `));

  test('a database in its service', () =>
    linked(`
      services:
        db: {type: "postgresql:17", configuration: {databases: [ma$0in], endpoints: {a: {default_database: main}}}}
      #                                                         ^^^^ linked
      #                                                                                                  ^^^^ linked
      `));

  test.each([
    ['a service', 'services: {d$0b: {}}\napplications: {app: {relationships: {main: "db:mysql"}}}'],
    [
      'an endpoint that others use',
      'services: {db: {configuration: {endpoints: {adm$0in: {}}}}}\napplications: {app: {relationships: {main: "db:admin"}}}',
    ],
    [
      'a relationship that leads by its name',
      'services: {db: {}}\napplications: {app: {relationships: {d$0b: }, workers: {w: {relationships: {db: }}}}}',
    ],
    ['a name that stands once', 'applications: {app: {workers: {que$0ue: {}}}}'],
  ])('not %s', (_, text) => linked(`#- /.upsun/config.yaml\n${text}`));
});

test('references leave the definition out where they are asked to', () => {
  const { cursor, project } = atCursor('services: {d$0b: {}}\napplications: {app: {relationships: {db: }}}');
  const found = (withDefinition: boolean) => referencesAt(project, cursor.file, cursor.offset, withDefinition).length;
  expect([found(true), found(false)]).toEqual([2, 1]);
});

test('any place in any text has an answer', () => {
  const words = [
    'applications',
    'services',
    'relationships',
    'db',
    '&a',
    '*a',
    ': ',
    '\n',
    '\n  ',
    '\n    ',
    '{',
    '}',
    '[',
    '"',
    '-',
    '<<',
    'db:x',
    '!include x',
    '#',
  ];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 3 })))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.nat(200), (written, offset) => {
      const file = '.upsun/config.yaml';
      const project = projectOf({ texts: { [file]: written } });
      mentionsAt(project, file, offset);
      definitionAt(project, file, offset);
      highlightsAt(project, file, offset);
      linkedSpansAt(project, file, offset);
      const name = renamableAt(project, file, offset);
      if (name) expect(written.slice(name.span.start, name.span.end)).toBe(name.name);
      renameAt(project, file, offset, 'other');
    }),
  );
});
