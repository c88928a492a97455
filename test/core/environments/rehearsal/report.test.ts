import { expect, test } from 'vitest';
import type { Rehearsal, RehearsalOutcome } from '../../../../core/environments/rehearsal';
import { rehearsalInShort, rehearsalReport } from '../../../../core/environments/rehearsalReport';

const started = '2026-11-20T10:00:00.000Z';
const base: Rehearsal = { id: '1', owner: 'x', what: '"migrate"', service: 'app', snapshot: 'before', started };
const nothing: RehearsalOutcome = {
  exitCode: 0,
  milliseconds: 12_340,
  changes: [],
  notCompared: [],
  locks: [],
  report: '/r.md',
};
const withOutcome = (outcome: Partial<RehearsalOutcome>): Rehearsal => ({
  ...base,
  outcome: { ...nothing, ...outcome },
});

const db = { service: 'db', engine: 'postgresql' };
const lock = { table: 'users', kind: 'AccessExclusiveLock', held: true, atLeast: 3000, atMost: 3400 };

test('time, schema, rows and locks, each in a table', () => {
  const place = { service: 'db', database: 'main', table: 'users' };
  const rehearsal = withOutcome({
    changes: [
      { ...place, part: 'column', name: 'age', change: 'added', after: 'integer' },
      { ...place, part: 'rows', change: 'changed', before: '100', after: '90' },
    ],
    locks: [{ ...db, state: 'read', looks: 60, apart: 230, locks: [lock] }],
  });
  const text = rehearsalReport(rehearsal);
  for (const line of [
    '| Duration | 12.3 s |',
    '| Exit code | 0 |',
    '| db › main › users | column `age` added |  | `integer` |',
    '| db › main › users | 100 | 90 | -10 |',
    'db was asked for its locks 60 times, at most 0.2 s apart: shorter ones may not have been seen.',
    '| users | AccessExclusiveLock | 3.0 to 3.4 s | nobody else could read or write it |',
  ])
    expect(text.split('\n')).toContain(line);
  expect(rehearsalInShort(rehearsal)).toBe(
    '"migrate" ended well after 12.3 s: 2 differences, longest lock 3.0 to 3.4 s on users in db (AccessExclusiveLock).',
  );
});

test('what could not be seen is unknown, never nothing', () => {
  const rehearsal = withOutcome({
    exitCode: 3,
    notCompared: [{ service: 'db', reason: 'it does not run' }],
    locks: [{ ...db, state: 'unknown', reason: 'it does not run' }],
  });
  const text = rehearsalReport(rehearsal);
  expect(text).toContain('**3: it failed**');
  expect(text).toContain('- db was not compared: it does not run.');
  expect(text).toContain('The locks of db are unknown: it does not run.');
  expect(text).toContain('| Longest lock | unknown |');
  expect(rehearsalInShort(rehearsal)).toContain('failed with exit code 3');
});

test('what was cut off says so', () => {
  expect(rehearsalReport(base)).toContain('nothing was compared');
  expect(rehearsalInShort(base)).toBe('"migrate" did not end.');
});

test('names are no markup, and end no cell', () => {
  const hostile = 'a|b\n<img> [x](http://y)';
  const text = rehearsalReport({
    ...withOutcome({
      changes: [{ service: 'db', database: hostile, table: hostile, part: 'column', name: hostile, change: 'removed' }],
      locks: [{ ...db, state: 'read', looks: 1, apart: 0, locks: [{ ...lock, table: hostile, kind: hostile }] }],
    }),
    what: hostile,
  });
  expect(text.replace(/`[^`]*`/g, '')).not.toMatch(/(?<!\\)[<[]/);
  for (const line of text.split('\n').filter((it) => it.startsWith('| ')))
    expect(line.replaceAll('\\|', '').split('|').length - 2).toBeLessThanOrEqual(4);
});
