import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseEncoding, encodings, Positions, type Encoding } from '../../server/positions';

const texts = fc
  .array(fc.constantFrom('a', 'é', '€', '😀', ' ', '\n', '\r\n', '\t'), { maxLength: 40 })
  .map((parts) => parts.join(''));

const counted: Readonly<Record<Encoding, (text: string) => number>> = {
  'utf-8': (text) => Buffer.byteLength(text),
  'utf-16': (text) => text.length,
  'utf-32': (text) => Array.from(text).length,
};

describe.each(encodings)('%s', (encoding) => {
  test('counts a line as the encoding does', () => {
    fc.assert(
      fc.property(texts, fc.nat(40), (text, seed) => {
        const characters = Array.from(text).slice(0, seed).join('');
        const { line, character } = new Positions(text, encoding).position(characters.length);
        expect(line).toBe(characters.split('\n').length - 1);
        expect(character).toBe(counted[encoding](characters.slice(characters.lastIndexOf('\n') + 1)));
      }),
    );
  });

  test('an offset survives the way there and back', () => {
    fc.assert(
      fc.property(texts, fc.nat(40), (text, seed) => {
        const offset = Array.from(text).slice(0, seed).join('').length;
        // Between the two characters of a line's end there is no position: it means the line's end.
        if (text[offset - 1] === '\r') return;
        const positions = new Positions(text, encoding);
        expect(positions.offset(positions.position(offset))).toBe(offset);
      }),
    );
  });

  test('a position past the end means the end', () => {
    const positions = new Positions('a€\r\nb', encoding);
    expect(positions.offset({ line: 0, character: 99 })).toBe(2);
    expect(positions.offset({ line: 9, character: 9 })).toBe(5);
  });
});

test.each<[string[] | undefined, Encoding]>([
  [undefined, 'utf-16'],
  [[], 'utf-16'],
  [['utf-8', 'utf-16'], 'utf-16'],
  [['utf-32', 'utf-8'], 'utf-8'],
  [['utf-32'], 'utf-32'],
  [['latin-1'], 'utf-16'],
])('of %j it speaks %s', (offered, expected) => expect(chooseEncoding(offered)).toBe(expected));
