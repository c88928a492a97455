import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LockLooks } from '../../../../core/environments/local/rehearsal/lockLooks';

type Lock = Readonly<Record<string, unknown>>;

/** Looks a quarter of a second apart, with the locks that each saw. */
function looksAt(looks: readonly (readonly Lock[])[], tables?: ReadonlyMap<string, string>): LockLooks {
  const seen = new LockLooks(tables);
  looks.forEach((locks, index) => {
    seen.add(JSON.stringify({ look: 1_700_000_000 + index / 4 }));
    for (const lock of locks) seen.add(JSON.stringify(lock));
  });
  return seen;
}

const write = { holder: '1', table: 't', kind: 'EXCLUSIVE', held: true };
const read = { holder: '2', table: 'u', kind: 'SHARED_WRITE', held: true };

test('a lock lasts from the first look that saw it to the last, and at most to the looks around', () => {
  const { locks, looks, apart } = looksAt([[], [write], [write], [write], []]);
  expect(locks).toEqual([{ table: 't', kind: 'EXCLUSIVE', held: true, atLeast: 500, atMost: 1000 }]);
  expect([looks, apart]).toEqual([5, 250]);
});

test('seen once it may have lasted next to no time; at the ends nothing is added', () => {
  expect(looksAt([[], [write], []]).locks).toMatchObject([{ atLeast: 0, atMost: 500 }]);
  expect(looksAt([[write]]).locks).toMatchObject([{ atLeast: 0, atMost: 0 }]);
});

test('the longest of each table, kind and way stands for the others, the longest of all first', () => {
  const other = { ...write, holder: '3' };
  const waiting = { ...write, holder: '4', held: false };
  const { locks } = looksAt([[write, read], [write, read, waiting], [other, read, waiting], [read]]);
  expect(locks.map(({ table, held, atLeast }) => [table, held, atLeast])).toEqual([
    ['u', true, 750],
    ['t', true, 250],
    ['t', false, 250],
  ]);
});

test('tables are named by their keys; one that is not known yet is in nobody’s way', () => {
  const byKey = { holder: '1', relation: 'main 16384', kind: 'AccessExclusiveLock', held: true };
  const { locks } = looksAt([[byKey, { ...byKey, relation: 'main 16999' }]], new Map([['main 16384', 'users']]));
  expect(locks.map(({ table }) => table)).toEqual(['users']);
});

test('MySQL tells numbers for truth, and whether tables are told', () => {
  const looks = new LockLooks();
  looks.add('{"look": 1.5, "tables": 0}');
  looks.add('{"holder": "transaction 7", "kind": "row locks", "held": 1}');
  expect([looks.tellsTables, looks.locks]).toEqual([false, [{ kind: 'row locks', held: true, atLeast: 0, atMost: 0 }]]);
});

test.each(['', 'ERROR 1109 (42S02)', 'null', '1', '[]', '{}', '{"look":"x"}', '{"holder":1}'])(
  'what else a client prints is no look: %s',
  (line) => {
    const looks = new LockLooks();
    expect([looks.add(line), looks.looks, looks.locks]).toEqual([false, 0, []]);
  },
);

test('no lock is longer than the time of looking, and none shorter than it was seen', () => {
  const lock = fc.record({
    holder: fc.constantFrom('1', '2', '__proto__'),
    table: fc.constantFrom('t', 'constructor'),
    kind: fc.constantFrom('EXCLUSIVE', 'toString'),
    held: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(fc.array(lock, { maxLength: 4 }), { minLength: 1, maxLength: 8 }), (looks) => {
      const whole = (looks.length - 1) * 250;
      for (const { atLeast, atMost } of looksAt(looks).locks) {
        expect(atLeast).toBeLessThanOrEqual(atMost);
        expect(atMost).toBeLessThanOrEqual(whole);
      }
    }),
  );
});
