import { expect, test } from 'vitest';
import { ago, left } from '../../../client/tree/ago';

const now = new Date('2026-11-21T12:00:00.000Z');

test.each([
  ['2026-11-21T11:59:30.000Z', 'just now'],
  ['2026-11-21T11:58:00.000Z', '2 minutes ago'],
  ['2026-11-21T10:30:00.000Z', '1 hour ago'],
  ['2026-11-18T12:00:00.000Z', '3 days ago'],
])('%s is %s', (then, words) => {
  expect(ago(new Date(then), now)).toBe(words);
});

test.each([
  ['2026-11-21T12:00:30.000Z', 'no time left'],
  ['2026-11-21T13:00:00.000Z', '1 hour left'],
  ['2026-11-24T11:00:00.000Z', '2 days left'],
])('until %s there is %s', (then, words) => {
  expect(left(new Date(then), now)).toBe(words);
});
