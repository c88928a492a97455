import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../core/text';
import { format, formatNewline } from '../../../server/manifest/formatting';
import { projectOf } from '../../fixture';

const file = '.upsun/config.yaml';
const wide =
  'applications:\n    app:\n        type: php:8.4   \n        hooks:\n            build: |\n                set -e\n';
const laidOut = 'applications:\n  app:\n    type: php:8.4\n    hooks:\n      build: |\n        set -e\n';

test('a whole file', () => {
  expect(applyEdits(wide, format(projectOf({ texts: { [file]: wide } }), file))).toBe(laidOut);
});

test('an included file', () => {
  const texts = {
    [file]: 'applications:\n  app: !include ../app.yaml\n',
    'app.yaml': 'type: php:8.4\nweb:\n    locations: {}\n',
  };
  expect(applyEdits(texts['app.yaml'], format(projectOf({ texts }), 'app.yaml'))).toBe(
    'type: php:8.4\nweb:\n  locations: {}\n',
  );
});

test('no other file', () => {
  expect(format(projectOf({ texts: { [file]: wide, 'compose.yaml': wide } }), 'compose.yaml')).toEqual([]);
});

describe('a range', () => {
  const inRange = (text: string, part: string) => {
    const start = text.indexOf(part);
    return applyEdits(text, format(projectOf({ texts: { [file]: text } }), file, { start, end: start + part.length }));
  };

  test('changes its own lines', () => {
    const text = `a:\n    b: 1\nc:\n    d: 1\n`;
    expect(inRange(text, 'd')).toBe('a:\n    b: 1\nc:\n  d: 1\n');
  });

  test('moves no line away from its siblings', () => {
    expect(inRange(wide, 'type')).toBe(wide.replace('8.4   ', '8.4'));
  });
});

describe('a newline', () => {
  test.each<[situation: string, drawing: string, after: string]>([
    ['keeps the column', 'a:\n  b: 1\n$0', 'a:\n  b: 1\n  '],
    ['goes on in an item of a list', 'a:\n  - b: 1\n  $0', 'a:\n  - b: 1\n    '],
    ['begins another plain item beside it', 'a:\n  - b\n  $0', 'a:\n  - b\n  '],
    ['opens a map', 'a:\n  b:\n  $0', 'a:\n  b:\n    '],
    ['opens a map with an anchor', 'a: &x\n$0', 'a: &x\n  '],
    ['opens a script', 'a:\n  b: |\n  $0', 'a:\n  b: |\n    '],
    ['in a script is left to the editor', 'a: |\n  x\n    $0', 'a: |\n  x\n    '],
    ['below a comment is left to the editor', 'a:\n  # b\n$0', 'a:\n  # b\n'],
    ['in braces is left to the editor', 'a: {\n  $0', 'a: {\n  '],
    ['takes blanks behind the line', 'a:\n  b: 1  \n  $0', 'a:\n  b: 1\n  '],
    ['in a text that is not finished', 'a: [\n  b:\n  $0', 'a: [\n  b:\n    '],
    ['takes what is behind the cursor along', 'a:\n  b: 1\n      $0c: 2', 'a:\n  b: 1\n  c: 2'],
  ])('%s', (_, drawing, after) => {
    const offset = drawing.indexOf('$0');
    const text = drawing.replace('$0', '');
    expect(applyEdits(text, formatNewline(projectOf({ texts: { [file]: text } }), file, offset))).toBe(after);
  });
});

test('any place of any text is answered', () => {
  const pieces = fc.constantFrom('a', ': ', ' ', '\n', '\t', '- ', '#', '|', '"', '{', '}', '&x', '\r\n');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), fc.nat(40), fc.nat(40), (parts, a, b) => {
      const text = parts.join('');
      const project = projectOf({ texts: { [file]: text } });
      const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
      applyEdits(text, formatNewline(project, file, end));
      applyEdits(text, format(project, file, { start, end }));
    }),
    { numRuns: 300 },
  );
});
