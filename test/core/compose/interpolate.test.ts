import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interpolate } from '../../../core/compose/interpolate';

const variables = new Map([
  ['SET', 'value'],
  ['EMPTY', ''],
  ['_a1', 'x'],
  ['NESTED', '$SET'],
]);

test.each<[text: string, value: string | undefined, missing?: string[], required?: string]>([
  ['plain', 'plain'],
  ['$SET', 'value'],
  ['a-$SET-b', 'a-value-b'],
  ['${SET}', 'value'],
  ['$_a1.$SET', 'x.value'],
  ['$NONE', undefined, ['NONE']],
  ['${NONE} ${OTHER}', undefined, ['NONE', 'OTHER']],
  ['${EMPTY}', ''],
  ['${SET:-other}', 'value'],
  ['${EMPTY:-other}', 'other'],
  ['${EMPTY-other}', ''],
  ['${NONE:-other}', 'other'],
  ['${NONE-other}', 'other'],
  ['${NONE:-}', ''],
  ['${SET:+other}', 'other'],
  ['${EMPTY:+other}', ''],
  ['${EMPTY+other}', 'other'],
  ['${NONE+other}', ''],
  ['${SET:?must be set}', 'value'],
  ['${EMPTY:?must be set}', undefined, ['EMPTY'], 'The variable EMPTY must have a value: must be set'],
  ['${EMPTY?must be set}', ''],
  ['${NONE?because of $SET}', undefined, ['NONE'], 'The variable NONE must have a value: because of value'],
  ['${NONE?}', undefined, ['NONE'], 'The variable NONE must have a value'],
  ['${NONE:-${SET}}', 'value'],
  ['${NONE:-${OTHER:-deep}}', 'deep'],
  ['${NONE:-${OTHER}}', undefined, ['OTHER']],
  ['${NONE:-a}b}', 'ab}'],
  ['${NONE:-{"a": 1}}', '{"a": 1}'],
  ['${SET:-{"a": 1}}', 'value'],
  ['${NONE:-{}', '{'],
  ['${SET:+${OTHER}}', undefined, ['OTHER']],
  ['${NONE:-a:b/c?d}', 'a:b/c?d'],
  ['$$SET', '$SET'],
  ['$${SET}', '${SET}'],
  ['$$$SET', '$value'],
  ['costs 5$', 'costs 5$'],
  ['$1', '$1'],
  ['$ SET', '$ SET'],
  // A value is not looked into again.
  ['$NESTED', '$SET'],
  ['${NONE:-$(date)`date`}', '$(date)`date`'],
])('%s is %j', (text, value, missing = [], required) => {
  expect(interpolate(text, variables)).toEqual({ value, missing, required });
});

test.each(['${', '${}', '${SET', '${1}', '${SET:}', '${SET!x}', '${ SET}', '${SET:-${NONE}', '${NONE:-two\nlines}'])(
  '%s is refused',
  (text) => {
    const { value, error } = interpolate(text, variables);
    expect(value).toBeUndefined();
    expect(error).toContain('is not a valid reference');
  },
);

describe('any text', () => {
  const texts = fc
    .array(fc.constantFrom('$', '{', '}', ':', '-', '+', '?', 'SET', 'NONE', 'a', ' '), { maxLength: 20 })
    .map((parts) => parts.join(''));

  test('is answered, and a value stands exactly where nothing is missing', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { value, missing, error } = interpolate(text, variables);
        expect(value !== undefined).toBe(missing.length === 0 && error === undefined);
      }),
      { numRuns: 1000 },
    );
  });

  test('comes back when its dollars are doubled', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(interpolate(text.replaceAll('$', '$$$$'), variables).value).toBe(text);
      }),
    );
  });
});
