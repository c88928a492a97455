import { expect, test } from 'vitest';
import { combineFixes } from '../../server/fixes';
import type { Fix } from '../../server/problem';

function fix(title: string, ...edits: [file: string, start: number, end: number, newText: string][]): Fix {
  return {
    title,
    preferred: true,
    edits: edits.map(([file, start, end, newText]) => ({ file, edits: [{ span: { start, end }, newText }] })),
  };
}

const cases: [title: string, fixes: Fix[], expected: string[]][] = [
  ['apart', [fix('one', ['a', 0, 1, 'x']), fix('two', ['a', 5, 6, 'y'])], ['one', 'two']],
  ['overlapping: the first wins', [fix('one', ['a', 0, 4, 'x']), fix('two', ['a', 3, 6, 'y'])], ['one']],
  ['inserting at one place: the first wins', [fix('one', ['a', 3, 3, 'x']), fix('two', ['a', 3, 3, 'y'])], ['one']],
  ['asked for twice: once', [fix('one', ['a', 0, 1, 'x']), fix('again', ['a', 0, 1, 'x'])], ['one']],
  ['whole or not at all', [fix('one', ['a', 0, 4, 'x']), fix('two', ['b', 0, 1, 'y'], ['a', 2, 3, 'z'])], ['one']],
  ['equal places of other files', [fix('one', ['a', 0, 1, 'x']), fix('two', ['b', 0, 1, 'y'])], ['one', 'two']],
];

test.each(cases)('fixes that are %s', (_, fixes, expected) => {
  expect(combineFixes(fixes).fixes.map(({ title }) => title)).toEqual(expected);
});

test('edits of one file come together', () => {
  const { edits } = combineFixes([fix('one', ['a', 0, 1, 'x']), fix('two', ['a', 5, 6, 'y'])]);
  expect(edits.map(({ file, edits: list }) => [file, list.length])).toEqual([['a', 2]]);
});
