import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../core/text';
import { check } from '../../../../server/check';
import { refactorings } from '../../../../server/manifest/refactorings';
import type { Refactoring } from '../../../../server/manifest/refactorings/refactoring';
import { projectOf, readFixture, type Fixture } from '../../../fixture';

const file = '.upsun/config.yaml';

function at(drawing: string): { texts: Fixture['texts']; found: Refactoring[] } {
  const fixture = readFixture(drawing);
  const { file: here = file, offset = 0 } = fixture.cursor ?? {};
  return { texts: fixture.texts, found: refactorings(projectOf(fixture), here, offset) };
}

function applied(texts: Fixture['texts'], refactoring: Refactoring | undefined): Fixture['texts'] {
  const edited = (refactoring?.edits ?? []).map((it) => [it.file, applyEdits(texts[it.file] ?? '', it.edits)]);
  return { ...texts, ...(Object.fromEntries(edited) as Record<string, string>) };
}

/** What both ways of writing it mean: equal before and after. */
function meaning(texts: Fixture['texts']): unknown {
  const { declared } = projectOf({ texts });
  return declared.applications.map(({ name, relationships, runtime }) => [
    name,
    runtime.state === 'known' ? runtime.value.name : undefined,
    relationships.map((it) => [it.name, it.service]),
  ]);
}

const codes = (texts: Fixture['texts']) => check(projectOf({ texts })).problems.map(({ code }) => code);

const services =
  'services:\n  db:\n    type: postgresql:17\nroutes:\n  "https://{default}/":\n    upstream: app:http\n';
const app = (relationships: string) =>
  `applications:\n  app:\n    type: php:8.4\n    relationships:${relationships}\n${services}`;

describe('a relationship', () => {
  test.each<[situation: string, before: string, after: string]>([
    [
      'of one text',
      '\n      $0main: db:postgresql',
      '\n      main:\n        service: db\n        endpoint: postgresql',
    ],
    [
      'in quotes',
      '\n      main: "d$0b:postgresql"',
      '\n      main:\n        service: db\n        endpoint: postgresql',
    ],
    ['of nothing', '\n      $0db:', '\n      db:\n        service: db\n        endpoint: postgresql'],
    [
      'with a comment behind',
      '\n      m$0ain: db:postgresql # why',
      '\n      main:\n        service: db\n        endpoint: postgresql # why',
    ],
    ['in braces', ' {m$0ain: "db:postgresql"}', ' {main: {service: db, endpoint: postgresql}}'],
    [
      'of two keys',
      '\n      main:\n        service: $0db\n        endpoint: postgresql',
      '\n      main: db:postgresql',
    ],
    ['of a service alone', '\n      main:\n        s$0ervice: db', '\n      main: db:postgresql'],
    ['of a map in braces', '\n      m$0ain: {service: db, endpoint: postgresql}', '\n      main: db:postgresql'],
  ])('%s', (_, before, after) => {
    const { texts, found } = at(app(before));
    const done = applied(
      texts,
      found.find(({ title }) => title.startsWith('Write')),
    );
    expect(done[file]).toBe(app(after));
    expect(meaning(done)).toEqual(meaning(texts));
    expect(codes(done)).toEqual(codes(texts));
  });

  test.each([
    ['with a comment that would be lost', '\n      main:\n        service: $0db # why\n        endpoint: postgresql'],
    ['to an application, which has no default', '\n      main:\n        $0service: other'],
    ['that another brings', ' &x\n      $0main: *y'],
  ])('%s is left', (_, relationships) => {
    expect(at(app(relationships)).found.filter(({ title }) => title.startsWith('Write'))).toEqual([]);
  });
});

describe('an application or service moves to a file', () => {
  const whole = app('\n      main: db:postgresql # why').replace('  app:', '  a$0pp:');

  test('with its comments', () => {
    const { texts, found } = at(whole);
    const done = applied(
      texts,
      found.find(({ kind }) => kind === 'refactor.extract'),
    );
    expect(done['.upsun/applications/app.yaml']).toBe('type: php:8.4\nrelationships:\n  main: db:postgresql # why\n');
    expect(done[file]).toBe(`applications:\n  app: !include applications/app.yaml\n${services}`);
    expect(meaning(done)).toEqual(meaning(texts));
    expect(codes(done)).toEqual(codes(texts));
  });

  test('also a service', () => {
    const { texts, found } = at(app('\n      main: db:postgresql').replace('  db:\n', '  d$0b:\n'));
    const done = applied(
      texts,
      found.find(({ kind }) => kind === 'refactor.extract'),
    );
    expect(done['.upsun/services/db.yaml']).toBe('type: postgresql:17\n');
    expect(codes(done)).toEqual(codes(texts));
  });

  test.each([
    ['whose file is there', `#- /.upsun/applications/app.yaml\ntype: php:8.4\n#- /${file}\n${whole}`],
    ['that other parts share', whole.replace('type: php:8.4', 'type: &x php:8.4')],
    ['in braces', 'applications:\n  a$0pp: {type: php:8.4}\n'],
    ['in a text with errors', `${whole}  broken: [\n`],
    ['whose name is no file name', 'applications:\n  "../$0x":\n    type: php:8.4\n'],
  ])('not one %s', (_, drawing) => {
    expect(at(drawing).found.filter(({ kind }) => kind === 'refactor.extract')).toEqual([]);
  });
});

describe('a service with its relationship', () => {
  test.each<[situation: string, drawing: string]>([
    ['beside others', app('\n      main: db:postgresql').replace('relationships:', 'relation$0ships:')],
    [
      'where there are no relationships',
      `applications:\n  a$0pp:\n    type: php:8.4\n${services.replace('db', 'other')}`,
    ],
    ['where there are no services', 'applications:\n  a$0pp:\n    type: php:8.4\n'],
  ])('%s', (_, drawing) => {
    const { texts, found } = at(drawing.replace('php:8.4', 'nodejs:24'));
    const adding = found.filter(({ title }) => title.startsWith('Add'));
    expect(adding.map(({ title }) => title.replace(/ [\d.]+/, ''))).toEqual([
      'Add PostgreSQL with a relationship',
      'Add MariaDB/MySQL with a relationship',
      'Add Redis with a relationship',
      'Add RabbitMQ with a relationship',
      'Add OpenSearch with a relationship',
    ]);
    for (const it of adding) {
      const done = applied(texts, it);
      expect(codes(done).filter((code) => !codes(texts).includes(code))).toEqual([]);
      expect(projectOf({ texts: done }).declared.services).toHaveLength(
        projectOf({ texts }).declared.services.length + 1,
      );
    }
  });
});

test('any place of any text is answered, and edits fit', () => {
  const text = app('\n      main: db:postgresql\n      other: {service: db}\n      db:');
  fc.assert(
    fc.property(
      fc.nat(text.length),
      fc.nat(5),
      fc.constantFrom('', ' ', '\n', '#', '{', '&x ', '- ', ':'),
      (offset, cut, part) => {
        const texts = { [file]: text.slice(0, offset) + part + text.slice(offset + cut) };
        for (const it of refactorings(projectOf({ texts }), file, offset)) applied(texts, it);
      },
    ),
    { numRuns: 150 },
  );
});
