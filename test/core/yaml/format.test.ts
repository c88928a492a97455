import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../core/text';
import { parseYaml } from '../../../core/yaml';
import { formatYaml } from '../../../core/yaml/format';
import { toPlain } from '../../../core/yaml';

const formatted = (text: string) => applyEdits(text, formatYaml(text));

describe('lays out', () => {
  test.each<[situation: string, before: string, after: string]>([
    ['four blanks a level', 'a:\n    b:\n        c: 1\n    d: 2\n', 'a:\n  b:\n    c: 1\n  d: 2\n'],
    ['one blank a level', 'a:\n b:\n  c: 1\n', 'a:\n  b:\n    c: 1\n'],
    ['uneven levels', 'a:\n   b:\n        c: 1\nd:\n e: 2\n', 'a:\n  b:\n    c: 1\nd:\n  e: 2\n'],
    ['blanks behind lines', 'a: 1  \nb:   \n  c: 2 # why  \n', 'a: 1\nb:\n  c: 2 # why\n'],
    ['lines of blanks', 'a: 1\n   \nb: 2\n', 'a: 1\n\nb: 2\n'],
    ['a missing newline', 'a: 1', 'a: 1\n'],
    ['a whole text that is indented', '  a:\n    b: 1\n  c: 2\n', 'a:\n  b: 1\nc: 2\n'],
    ['a list below its key', 'a:\n    - b\n    - c\n', 'a:\n  - b\n  - c\n'],
    ['a list beside its key', 'x:\n    a:\n    - b\n    - c\n', 'x:\n  a:\n  - b\n  - c\n'],
    ['maps in a list', 'a:\n    - b: 1\n      c:\n          d: 2\n', 'a:\n  - b: 1\n    c:\n      d: 2\n'],
    ['lists in a list', 'a:\n    - - b\n      - c\n    - d\n', 'a:\n  - - b\n    - c\n  - d\n'],
    ['what stands below a dash', 'a:\n    -\n        b: 1\n', 'a:\n  -\n    b: 1\n'],
    [
      'a script',
      'a:\n    b: |\n            x\n              y\n\n            z\n',
      'a:\n  b: |\n    x\n      y\n\n    z\n',
    ],
    ['a script in a list', 'a:\n    - |\n        x\n', 'a:\n  - |\n    x\n'],
    ['a text whose depth is counted', 'a:\n    b: |2\n        x\n      y\n', 'a:\n  b: |2\n      x\n    y\n'],
    [
      'a text over lines',
      'a:\n    b: one\n        two\n    c: "x\n      y"\n',
      'a:\n  b: one\n      two\n  c: "x\n    y"\n',
    ],
    ['braces over lines', 'a:\n    b: {\n        c: 1,\n    }\n', 'a:\n  b: {\n      c: 1,\n  }\n'],
    ['comments above', 'a:\n    # of b\n    b: 1\n# of c\nc: 2\n', 'a:\n  # of b\n  b: 1\n# of c\nc: 2\n'],
    ['comments below', 'a:\n    b: 1\n    # of b\nc: 2\n', 'a:\n  b: 1\n  # of b\nc: 2\n'],
    ['a comment between levels', 'a:\n      b: 1\n   # here\nc: 2\n', 'a:\n  b: 1\n  # here\nc: 2\n'],
    [
      'a comment below a script',
      'a:\n    b: |\n        x\n      # no part of it\nc: 1\n',
      'a:\n  b: |\n    x\n  # no part of it\nc: 1\n',
    ],
    ['what looks like a comment in a script', 'a:\n    b: |\n        # x\n        y\n', 'a:\n  b: |\n    # x\n    y\n'],
    [
      'anchors and tags',
      'a: &x\n    b: 1\nc:\n    <<: *x\n    d: !include\n        type: string\n        path: x\n',
      'a: &x\n  b: 1\nc:\n  <<: *x\n  d: !include\n    type: string\n    path: x\n',
    ],
  ])('%s', (_, before, after) => {
    expect(formatted(before)).toBe(after);
    expect(formatYaml(after)).toEqual([]);
    expect(formatted(before.replaceAll('\n', '\r\n')).replace(/\n$/, '\r\n').replaceAll('\r\r', '\r')).toBe(
      after.replaceAll('\n', '\r\n'),
    );
  });
});

describe('leaves as it is', () => {
  test.each([
    ['quotes', `a: "x"\nb: 'y'\nc: z\n`],
    ['blanks between', 'a:   1\nbb:  2   # why\n'],
    ['blanks that a script holds', 'a: |\n  x  \n  y\n'],
    ['blanks that a text in quotes holds', 'a: "x  \n\n  y"\n'],
    ['the end of a script', 'a: |+\n  x\n\n\n'],
    ['a script without a newline', 'a: |\n  x'],
    ['a text with errors', 'a: [\n    b: 1\n'],
    ['a text with tabs', 'a:\n\tb: 1\n'],
    ['nothing', ''],
    ['comments alone', '# a\n  # b\n'],
  ])('%s', (_, text) => {
    expect(formatted(text)).toBe(text);
  });
});

/** The comments of a text whose values hold no `#`. */
const commentsOf = (text: string) => text.match(/#.*/g)?.map((it) => it.trimEnd()) ?? [];

const scalar = fc.constantFrom(
  'x',
  '"a b"',
  "'it''s'",
  '1.20',
  '|\n@  s\n@    t  \n\n@  u',
  '>-\n@ f\n@ g',
  'one\n@  two',
  '{k: v,\n@ l: w}',
  '',
);
const comment = fc.constantFrom('', '', '', ' # why');

/** A block map of any depth, with an indentation of its own in each. */
const block: fc.Memo<(column: number) => string> = fc.memo((depth) =>
  fc
    .tuple(
      fc.array(
        fc.tuple(scalar, comment, fc.boolean(), fc.nat(3), depth > 1 ? block(depth - 1) : fc.constant(undefined)),
        { minLength: 1, maxLength: 3 },
      ),
      fc.integer({ min: 1, max: 5 }),
    )
    .map(
      ([entries, width]) =>
        (column: number) =>
          entries
            .map(([value, why, listed, odd, deeper], index) => {
              const pad = ' '.repeat(column);
              const above = odd === 1 ? `${' '.repeat(column)}# above\n` : odd === 2 ? '  \n' : '';
              const key = `${above}${pad}k${index}:`;
              if (!deeper)
                return `${key} ${/^[|>]|\n/.test(value) || value === '' ? value : value + why}`.replaceAll(
                  '@',
                  `${pad} `,
                );
              if (!listed) return `${key}${why}\n${deeper(column + width)}`;
              return `${key}${why}\n${' '.repeat(column + width)}- ${deeper(column + width + 2).trimStart()}`;
            })
            .join('\n'),
    ),
);

test('whatever is laid out says the same, with all of its comments, and is laid out then', () => {
  let changed = 0;
  fc.assert(
    fc.property(block(3), fc.boolean(), (draw, ends) => {
      const text = draw(0) + (ends ? '\n' : '');
      const after = formatted(text);
      const [was, is] = [parseYaml(text), parseYaml(after)];
      if (was.errors.length > 0) expect(after).toBe(text);
      expect(toPlain(is.root)).toEqual(toPlain(was.root));
      expect(commentsOf(after)).toEqual(commentsOf(text));
      expect(formatYaml(after)).toEqual([]);
      if (after !== text) changed++;
    }),
    { numRuns: 300 },
  );
  expect(changed).toBeGreaterThan(150);
});

test('any text is answered', () => {
  const pieces = fc.constantFrom(
    'a',
    ':',
    ' ',
    '  ',
    '\n',
    '\t',
    '- ',
    '#',
    '|',
    '>',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '&x',
    '*x',
    '? ',
    '---',
    '\r\n',
    '!include ',
    '2',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      const after = formatted(text);
      if (after !== text) expect(toPlain(parseYaml(after).root)).toEqual(toPlain(parseYaml(text).root));
    }),
    { numRuns: 1000 },
  );
});
