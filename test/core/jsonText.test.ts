import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJsonText } from '../../core/jsonText';
import { asText, toPlain, valueAt } from '../../core/yaml';

test.each([
  ['comments', '// one\n{ /* two\n three */ "a": 1 // four\n}', { a: 1 }],
  ['what looks like a comment', '{"a": "http://b/*c*/", "d\\"": "//"}', { a: 'http://b/*c*/', 'd"': '//' }],
  ['trailing commas and tabs', '{\n\t"a": [1, 2,],\n\t"b": {"c": null,},\n}', { a: [1, 2], b: { c: null } }],
  ['Windows lines', '{\r\n  // a\r\n  "a": true\r\n}\r\n', { a: true }],
])('%s', (_, text, value) => {
  const document = parseJsonText(text);
  expect(document.errors).toEqual([]);
  expect(toPlain(document.root)).toEqual(value);
});

test('places are those of the text', () => {
  const text = '{\t/* é */ "a": "b"}';
  const node = valueAt(parseJsonText(text).root, ['a']);
  expect(node && text.slice(node.span.start, node.span.end)).toBe('"b"');
  expect(asText(node)).toBe('b');
});

test('all JSON is read, and nothing throws', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
      expect(parseJsonText(JSON.stringify({ value }, null, '\t')).errors).toEqual([]);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseJsonText(text).text).toBe(text);
    }),
  );
});
