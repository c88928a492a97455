import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDatabases, notComparedDatabases } from '../../../../core/environments/local/databases/compare';
import { readFacts } from '../../../../core/environments/local/databases/facts';
import type { DatabaseReading, ServerReading } from '../../../../core/environments/local/databases/reading';

/** A server with one database, by its facts. */
function server(version: string, ...facts: readonly object[]): DatabaseReading {
  const lines = [
    { fact: 'version', version },
    { fact: 'database', database: 'main' },
    ...facts.map((it) => ({ database: 'main', schema: 'public', ...it })),
  ];
  const read = readFacts(lines.map((line) => JSON.stringify(line)));
  if (!read) throw new Error('They are no facts');
  return { servers: [{ service: 'db', engine: 'postgresql', state: 'read', ...read }] };
}

const table = (name: string) => ({ fact: 'table', table: name, kind: 'table', counted: true });
const rows = (name: string, count: number | null) => ({ fact: 'rows', table: name, rows: count });
const column = (name: string, more: object = {}) => ({
  fact: 'column',
  table: 'users',
  name,
  type: 'integer',
  nullable: true,
  ...more,
});

const told = (before: DatabaseReading, after: DatabaseReading) =>
  compareDatabases(before, after).map((it) =>
    [it.part, it.table, it.name, it.change, it.before, it.after].filter((word) => word !== undefined).join(' | '),
  );

test('tables, columns, indexes and rows', () => {
  const before = server('17.1', table('users'), column('id'), column('age'), rows('users', 1), table('gone'));
  const index = { fact: 'index', table: 'users', name: 'ages', text: 'CREATE INDEX …' };
  const after = server(
    '17.5',
    table('users'),
    column('id', { nullable: false, default: '0' }),
    index,
    rows('users', 2),
    table('__proto__'),
    rows('__proto__', 0),
  );
  expect(told(before, after)).toEqual([
    'table | __proto__ | added | table with 0 columns, 0 rows',
    'table | gone | removed | table with 0 columns',
    'column | users | age | removed | integer',
    'column | users | id | changed | integer | integer NOT NULL DEFAULT 0',
    'index | users | ages | added | CREATE INDEX …',
    'rows | users | changed | 1 | 2',
  ]);
});

test('rows that were not counted are neither equal nor different', () => {
  const [before, after] = [server('17', table('users'), rows('users', 1)), server('17', table('users'))];
  expect(told(before, after)).toEqual([]);
  expect(notComparedDatabases(before, after, ['a', 'b'])).toEqual([
    { service: 'db', database: 'main', table: 'users', reason: 'its rows could not be counted in time' },
  ]);
});

test('another major version is told, another engine is all that is told', () => {
  const before = server('16.2', table('users'));
  expect(told(before, server('17.2', table('users')))).toEqual([
    'version | changed | PostgreSQL 16.2 | PostgreSQL 17.2',
  ]);
  const [one] = server('11.8').servers;
  const other: DatabaseReading = { servers: [{ ...(one as ServerReading), engine: 'mariadb' }] };
  expect(told(before, other)).toEqual(['version | changed | PostgreSQL 16.2 | MariaDB 11.8']);
});

test('what does not run is unknown, and so is a service of one side', () => {
  const silent: DatabaseReading = {
    servers: [{ service: 'db', engine: 'postgresql', state: 'unknown', reason: 'it does not run' }],
  };
  const before = server('17', table('users'));
  expect(compareDatabases(before, silent)).toEqual([]);
  expect(notComparedDatabases(before, silent, ['a', 'b'])).toEqual([{ service: 'db', reason: 'it does not run in b' }]);
  expect(notComparedDatabases(before, { servers: [] }, ['a', 'b'])).toEqual([
    { service: 'db', reason: 'there is no such service in b' },
  ]);
});

test('a line that is no fact makes all of them unknown', () => {
  const line = JSON.stringify({ fact: 'version', version: '17' });
  expect(readFacts([line, 'WARNING: hello'])).toBeUndefined();
  expect(readFacts([line, '{}'])).toBeUndefined();
  fc.assert(fc.property(fc.array(fc.string()), (lines) => void readFacts(lines)));
});

test('whatever tables are called, a reading is equal to itself', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (names) => {
      const it = server('17', ...names.flatMap((name) => [table(name), rows(name, 1)]));
      expect(compareDatabases(it, it)).toEqual([]);
    }),
  );
});
