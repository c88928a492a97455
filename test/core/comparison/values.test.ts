import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareValues, unknownValue } from '../../../core/comparison/values';

test.each([
  ['a password by its key', { password: 'a1' }, { password: 'a2' }, ['***', '***']],
  ['a password in a command', { command: 'redis --requirepass a' }, { command: 'redis' }, ['***', 'redis']],
  ['a password in an address', { url: 'redis://u:secret1@h/1' }, { url: 'redis://h' }, ['***', 'redis://h']],
  [
    'a password in a plain address',
    { url: 'redis://u:abc@h/1' },
    { url: 'redis://h' },
    ['redis://u:***@h/1', 'redis://h'],
  ],
  ['what looks generated', { id: 'A1b2C3d4E5f6G7h8I9j0K1l2M3' }, { id: 'x' }, ['***', 'x']],
  ['a path', { folder: '/var/lib/postgresql/17/data' }, { folder: '/a' }, ['/var/lib/postgresql/17/data', '/a']],
  ['a list', { ports: ['80', '81'] }, { ports: ['80'] }, ['80, 81', '80']],
  ['a map against a text', { image: { a: '1' } }, { image: 'x' }, ['a', 'x']],
])('%s', (_, before, after, shown) => {
  const [difference] = compareValues(before, after).differences;
  expect([difference?.before, difference?.after]).toEqual(shown);
});

test('two unknowns are the same, one is neither', () => {
  expect(compareValues({ a: unknownValue }, { a: unknownValue })).toEqual({ differences: [], unknown: [] });
  expect(compareValues({ a: unknownValue }, { a: '1' })).toEqual({ differences: [], unknown: [['a']] });
});

test('whatever is compared with itself is the same, and both directions find the same places', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(compareValues(one, one)).toEqual({ differences: [], unknown: [] });
      const paths = (a: unknown, b: unknown) =>
        compareValues(a, b)
          .differences.map(({ path }) => path.join('\0'))
          .sort();
      expect(paths(one, other)).toEqual(paths(other, one));
    }),
  );
});
