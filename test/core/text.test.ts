import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, lineStart, LineIndex, stackEdit, type TextEdit } from '../../core/text';

const lines = fc
  .array(fc.constantFrom('a', 'é', '😀', ' ', '\n', '\r\n', '\t'), { maxLength: 40 })
  .map((parts) => parts.join(''));

test.each([
  ['\na', 0, 0],
  ['\na', 1, 1],
  ['ab\nc', 2, 0],
  ['ab\nc', 4, 3],
])('the line of %j that holds %d begins at %d', (text, offset, expected) => {
  expect(lineStart(text, offset)).toBe(expected);
});

describe('LineIndex', () => {
  test('counts characters in UTF-16 units', () => {
    const index = new LineIndex('ab\n😀c\n');
    expect(index.position(5)).toEqual({ line: 1, character: 2 });
    expect(index.offset({ line: 1, character: 2 })).toBe(5);
  });

  test('bounds what lies outside of the text', () => {
    const index = new LineIndex('ab\nc');
    expect(index.position(99)).toEqual({ line: 1, character: 1 });
    expect(index.offset({ line: 9, character: 0 })).toBe(4);
    expect(index.offset({ line: 0, character: 99 })).toBe(3);
  });

  test('offset is the inverse of position', () => {
    fc.assert(
      fc.property(lines, fc.nat(60), (text, at) => {
        const index = new LineIndex(text);
        const offset = Math.min(at, text.length);
        expect(index.offset(index.position(offset))).toBe(offset);
      }),
    );
  });
});

describe('applyEdits', () => {
  test('applies edits given in any order', () => {
    const edits = [
      { span: { start: 4, end: 5 }, newText: 'E' },
      { span: { start: 0, end: 1 }, newText: 'AA' },
      { span: { start: 2, end: 2 }, newText: '-' },
    ];
    expect(applyEdits('abcde', edits)).toBe('AAb-cdE');
  });

  test('refuses edits that overlap', () => {
    const edits = [
      { span: { start: 0, end: 3 }, newText: '' },
      { span: { start: 2, end: 4 }, newText: '' },
    ];
    expect(() => applyEdits('abcde', edits)).toThrow(RangeError);
  });

  test('leaves everything outside of the edit as it was', () => {
    fc.assert(
      fc.property(lines, fc.nat(40), fc.nat(40), lines, (text, a, b, newText) => {
        const start = Math.min(a, b, text.length);
        const end = Math.min(Math.max(a, b), text.length);
        const edited = applyEdits(text, [{ span: { start, end }, newText }]);
        expect(edited.startsWith(text.slice(0, start))).toBe(true);
        expect(edited.endsWith(text.slice(end))).toBe(true);
        expect(edited.length).toBe(text.length - (end - start) + newText.length);
      }),
    );
  });
});

describe('stackEdit', () => {
  const cases: [title: string, edits: TextEdit[], next: TextEdit, expected: string[]][] = [
    ['before', [edit(4, 5, 'xx')], edit(1, 2, 'y'), ['1-2 y', '4-5 xx']],
    ['behind', [edit(1, 2, 'xx')], edit(5, 6, 'y'), ['1-2 xx', '4-5 y']],
    ['within', [edit(1, 2, 'xyz')], edit(2, 3, '-'), ['1-2 x-z']],
    ['over several', [edit(1, 2, 'x'), edit(3, 4, 'y')], edit(0, 5, ''), ['0-5 ']],
    ['at the same place', [edit(2, 2, 'x')], edit(3, 3, 'y'), ['2-2 xy']],
  ];
  test.each(cases)('an edit %s', (_, edits, next, expected) => {
    const stacked = stackEdit(edits, applyEdits('abcdef', edits), next);
    expect(stacked.map(({ span, newText }) => `${span.start}-${span.end} ${newText}`)).toEqual(expected);
  });

  test('whatever the edits are, all at once make the text that they make one after the other', () => {
    const drawn = fc.record({ at: fc.nat(40), length: fc.nat(6), newText: fc.constantFrom('', 'x', 'yy\n') });
    fc.assert(
      fc.property(lines, fc.array(drawn, { maxLength: 8 }), (text, steps) => {
        let edits: TextEdit[] = [];
        let now = text;
        for (const { at, length, newText } of steps) {
          const start = Math.min(at, now.length);
          const next = edit(start, Math.min(start + length, now.length), newText);
          edits = stackEdit(edits, now, next);
          now = applyEdits(now, [next]);
          expect(applyEdits(text, edits)).toBe(now);
        }
      }),
    );
  });

  function edit(start: number, end: number, newText: string): TextEdit {
    return { span: { start, end }, newText };
  }
});
