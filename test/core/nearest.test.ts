import { expect, test } from 'vitest';
import { nearest } from '../../core/nearest';

const known = ['format', 'fail-on', 'fix', 'relationships', 'sarif'];

test.each([
  ['fromat', 'format'],
  ['FORMAT', 'format'],
  ['relationship', 'relationships'],
  ['relatoinshisp', 'relationships'],
  ['fic', 'fix'],
  ['sarf', 'sarif'],
  ['banana', undefined],
  ['', undefined],
])('%s → %s', (written, expected) => expect(nearest(written, known)).toBe(expected));
