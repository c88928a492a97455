import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellCommands } from '../../../core/readers/shellCommands';

const read = (text: string) => shellCommands(text).map((command) => command.map((word) => word.text).join(' | '));

test.each<[text: string, commands: string[]]>([
  ['', []],
  ['a b', ['a | b']],
  ['a b && c || d; e | f & g', ['a | b', 'c', 'd', 'e', 'f', 'g']],
  ['a \\\n  b \\\n  && c', ['a | b', 'c']],
  ['a \\\r\n  b', ['a | b']],
  ['a \\  \n b', ['a | b']],
  // Docker takes comments and blank lines out of a continued line.
  ['a \\\n# not b\n\n  c', ['a | c']],
  ['a #b', ['a']],
  ['a#b', ['a#b']],
  ['a "b c" \'d;e\' f\\ g', ['a | b c | d;e | f g']],
  ['a "b \\"c\\" \\$d"', ['a | b "c" $d']],
  ['a -j$(nproc --all) b', ['a | -j$(nproc --all) | b']],
  ['a $(b $(c; d))', ['a | $(b $(c; d))']],
  ['a > b c', ['a | c']],
  ['a 2>&1 b >>/dev/null', ['a | b']],
  ['set -e; if a; then b c; fi', ['set | -e', 'a', 'b | c', 'fi']],
  ['(a b)', ['a | b']],
  ['{ a; }', ['a', '}']],
  ['A=1 B=2 c A=3', ['c | A=3']],
  ['A=1', []],
  ['sudo a', ['a']],
  ['<<EOF\nset -e\na b\n\n# c\nd\nEOF', ['set | -e', 'a | b', 'd', 'EOF']],
  ['["a", "b c"]', ['a | b c']],
  ['[ -f a ] && b', ['[ | -f | a | ]', 'b']],
  ['a "b', ['a | b']],
  ['a $(b', ['a | $(b']],
])('%j', (text, commands) => expect(read(text)).toEqual(commands));

test('a line ends a command in a script', () => {
  const read = (lines: 'end' | 'continue') => shellCommands('a b\nc', lines).length;
  expect([read('continue'), read('end')]).toEqual([1, 2]);
});

test('a word knows its place, with its quotes', () => {
  const text = 'a \\\n "b c"';
  const [, word] = shellCommands(text)[0] ?? [];
  expect(word && text.slice(word.span.start, word.span.end)).toBe('"b c"');
});

test('any text is answered, in order', () => {
  const pieces = fc.constantFrom(
    'a',
    ' ',
    '\\',
    '\n',
    '"',
    "'",
    '$(',
    ')',
    '(',
    '&&',
    ';',
    '#',
    '<<EOF\n',
    '>',
    '[',
    ']',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
      const text = parts.join('');
      const spans = shellCommands(text).flatMap((command) => command.map(({ span }) => span));
      const bounds = spans.flatMap(({ start, end }) => [start, end]);
      expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
      expect(bounds.every((at) => at >= 0 && at <= text.length)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
