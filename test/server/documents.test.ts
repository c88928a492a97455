import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OpenDocuments } from '../../server/documents';
import { encodings, Positions } from '../../server/positions';

const uri = 'file:///a.yaml';
const texts = fc.array(fc.constantFrom('a', 'é', '😀', ' ', '\n'), { maxLength: 20 }).map((parts) => parts.join(''));

function opened(text: string, encoding: (typeof encodings)[number] = 'utf-16'): OpenDocuments {
  const documents = new OpenDocuments(encoding);
  documents.open({ uri, languageId: 'yaml', version: 1, text });
  return documents;
}

test.each(encodings)('changes in %s give the text that the editor has', (encoding) => {
  fc.assert(
    fc.property(texts, fc.nat(20), fc.nat(20), texts, (text, a, b, newText) => {
      const characters = Array.from(text);
      const [from, to] = [Math.min(a, b, characters.length), Math.min(Math.max(a, b), characters.length)];
      const positions = new Positions(text, encoding);
      const span = { start: characters.slice(0, from).join('').length, end: characters.slice(0, to).join('').length };
      const documents = opened(text, encoding);
      documents.change(uri, 2, [{ range: positions.range(span), text: newText }]);
      expect(documents.get(uri)).toMatchObject({
        version: 2,
        text: text.slice(0, span.start) + newText + text.slice(span.end),
      });
    }),
  );
});

test('several changes apply one after the other', () => {
  const documents = opened('ab\n');
  const at = (character: number) => ({ start: { line: 0, character }, end: { line: 0, character } });
  documents.change(uri, 2, [
    { range: at(1), text: 'xy' },
    { range: at(3), text: '!' },
    { text: 'all new\n' },
    { range: at(0), text: '#' },
  ]);
  expect(documents.get(uri)?.text).toBe('#all new\n');
});

test('a change of a document that is not open is nothing', () => {
  const documents = opened('a');
  documents.close(uri);
  documents.change(uri, 2, [{ text: 'b' }]);
  expect(documents.get(uri)).toBeUndefined();
  expect(documents.all()).toEqual([]);
});
