import { expect, test } from 'vitest';
import { suggestedName } from '../../../client/panel/suggestedName';

const now = new Date(2026, 10, 21, 9, 5);

test.each([
  [[], 'try-1121-0905'],
  [['main', 'try-1121-0905'], 'try-1121-0905-2'],
  [['try-1121-0905', 'try-1121-0905-2', 'try-1121-0905-3'], 'try-1121-0905-4'],
])('a name is suggested that is none of %j', (taken, name) => {
  expect(suggestedName(now, taken)).toBe(name);
});
