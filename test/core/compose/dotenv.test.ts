import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDotenv } from '../../../core/compose/dotenv';

const read = (text: string) => Object.fromEntries(parseDotenv(text));

test.each<[text: string, expected: Record<string, string>]>([
  ['', {}],
  ['A=1', { A: '1' }],
  ['A=1\nB=2\n', { A: '1', B: '2' }],
  ['A=1\r\nB=2\r\n', { A: '1', B: '2' }],
  ['\uFEFFA=1', { A: '1' }],
  ['# comment\n\nA=1', { A: '1' }],
  ['  export A=1', { A: '1' }],
  ['A: 1', { A: '1' }],
  ['A = 1 ', { A: '1' }],
  ['A=', { A: '' }],
  ['A=\nB=2', { A: '', B: '2' }],
  ['A=one two', { A: 'one two' }],
  ['A=1 # comment', { A: '1' }],
  ['A=1#no', { A: '1#no' }],
  ['A=# no comment', { A: '# no comment' }],
  ['A= # no comment', { A: '# no comment' }],
  ['A="1 # no" # comment', { A: '1 # no' }],
  ["A='$B \\n' # comment", { A: '$B \\n' }],
  ["A='it\\'s'", { A: "it's" }],
  ['A="a\\nb\\t\\"c\\"\\\\"', { A: 'a\nb\t"c"\\' }],
  ['A="two\nlines"\nB=2', { A: 'two\nlines', B: '2' }],
  ["A='two\nlines'\nB=2", { A: 'two\nlines', B: '2' }],
  ['A=1\nB=${A}2', { A: '1', B: '12' }],
  ['A=1\nB="$A-$A"', { A: '1', B: '1-1' }],
  ['B=${A:-default}', { B: 'default' }],
  ['A="\\$B"', { A: '$B' }],
  ['A=$$B', { A: '$B' }],
  ['A=1\nA=2', { A: '2' }],
  ['A.b-c=1', { 'A.b-c': '1' }],
  [
    'DATABASE_URL="mysql://a:b@127.0.0.1:3306/c?serverVersion=8"',
    {
      DATABASE_URL: 'mysql://a:b@127.0.0.1:3306/c?serverVersion=8',
    },
  ],
  // What depends on a variable that is not known here is not known either.
  ['B=$A', {}],
  // Lines that can't be read are left out; those around them are not.
  ['nonsense\nA=1', { A: '1' }],
  ['1A=1\nA=1', { '1A': '1', A: '1' }],
  ['=1\nA=1', { A: '1' }],
  ['A="not closed\nB=2', { B: '2' }],
  ['A=1\nexport A', { A: '1' }],
  // Nothing is ever run.
  ['A=$(touch x)\nB=`touch x`', { A: '$(touch x)', B: '`touch x`' }],
])('%j', (text, expected) => expect(read(text)).toEqual(expected));

describe('any text', () => {
  const pieces = fc
    .array(
      fc.constantFrom('A', 'B', '=', ':', '"', "'", '\\', '\n', '\r\n', ' ', '#', '$', '{', '}', '${A:-', 'export '),
      {
        maxLength: 40,
      },
    )
    .map((parts) => parts.join(''));

  test.each([
    ['of characters', fc.string({ unit: 'binary' })],
    ['of pieces', pieces],
  ])('%s is read without an exception, into names of variables', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const name of parseDotenv(text).keys()) expect(name).toMatch(/^[\p{L}\p{N}_.-]+$/u);
      }),
      { numRuns: 1000 },
    );
  });

  test('a text in single quotes comes back', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[^'\\\r]*$/), (text) => {
        expect(read(`A='${text}'\nB=1`)).toEqual({ A: text, B: '1' });
      }),
    );
  });
});
