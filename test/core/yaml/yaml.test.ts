import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asMap,
  asText,
  pairAt,
  pairsOf,
  parseYaml,
  renderScalar,
  renderYaml,
  resolve,
  toPlain,
  valueAt,
  type YamlNode,
} from '../../../core/yaml';
import { placeAt } from '../../../core/yaml/place';

/** Pieces that YAML means something by, in any order. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...['a', 'b', ': ', ':', '- ', '-', '\n', '\r\n', '  ', ' ', '\t', '{', '}', '[', ']', ',', '"', "'", '#', ' #'],
      ...[
        '&x ',
        '*x',
        '<<: *x',
        '!include ',
        '!reset',
        '|',
        '>-',
        '---',
        '...',
        '%',
        '@',
        '`',
        '?',
        '1',
        '8.30',
        'true',
      ],
      ...['\uFEFF', '\0', 'é', '😀', '\u2028', '~', 'null', '\\'],
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

function* nodesOf(node: YamlNode | undefined): Iterable<YamlNode> {
  if (!node) return;
  yield node;
  if (node.kind === 'sequence') for (const item of node.items) yield* nodesOf(item);
  if (node.kind !== 'map') return;
  for (const { key, value } of node.pairs) {
    yield key;
    yield* nodesOf(value);
  }
}

describe('any text', () => {
  test.each([
    ['of characters', fc.string({ unit: 'binary', maxLength: 60 })],
    ['of YAML', pieces],
  ])('%s is read without an exception, and all spans lie in it', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const { root, errors } = parseYaml(text);
        for (const { span } of [...nodesOf(root), ...errors]) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
        toPlain(root);
      }),
      { numRuns: 1000 },
    );
  });

  test('a plain scalar of one line is what its span holds', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        for (const node of nodesOf(parseYaml(text).root)) {
          if (node.kind !== 'scalar' || node.style !== 'plain') continue;
          const { start, end } = node.span;
          const written = text.slice(start, end);
          if (!/[\r\n]/.test(written)) expect(written).toBe(node.text);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('every place can be asked for', () => {
    fc.assert(
      fc.property(pieces, fc.nat(80), (text, offset) => {
        const document = parseYaml(text);
        const { pair, path } = placeAt(document, offset);
        expect(path.length > 0 || !pair).toBe(true);
        if (pair) {
          expect(pair.span.start).toBeLessThanOrEqual(offset);
          expect(pair.span.end).toBeGreaterThanOrEqual(offset);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what is written is what is read', () => {
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      tie('list'),
      tie('map'),
    ),
    list: fc.array(tie('value'), { maxLength: 4 }),
    map: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  })).value;

  test('a document', () => {
    fc.assert(
      fc.property(value, (it) => {
        expect(toPlain(parseYaml(renderYaml(it)).root)).toEqual(it);
      }),
    );
  });

  test.each(['plain', 'single', 'double'] as const)('a text, %s', (style) => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]*$/), (text) => {
        expect(asText(valueAt(parseYaml(`a: ${renderScalar(text, style)}\n`).root, ['a']))).toBe(text);
      }),
    );
  });

  test.each([
    ['8.30', 8.3],
    ['1_000', '1_000'],
    ['yes', 'yes'],
    ['0o14', 12],
    ['~', null],
    ['1e3', 1000],
  ])('%s keeps its text', (text, plain) => {
    const node = valueAt(parseYaml(`a: ${text}`).root, ['a']);
    expect(node).toMatchObject({ kind: 'scalar', text, value: plain });
  });
});

describe('errors', () => {
  const codes = (text: string) =>
    parseYaml(text).errors.map(({ code, span }) => [code, text.slice(span.start, span.end)]);

  test.each([
    [
      'a: 1\nb: 2\na: 3\na: 4\n',
      [
        ['DUPLICATE_KEY', 'a'],
        ['DUPLICATE_KEY', 'a'],
      ],
    ],
    ['a: {b: 1, "b": 2}\n', [['DUPLICATE_KEY', '"b"']]],
    ['a: &x {}\nb:\n  <<: *x\n  <<: *x\n', []],
    ['a: *none\n', [['UNKNOWN_ALIAS', '*none']]],
    ['a: *later\nb: &later 1\n', [['UNKNOWN_ALIAS', '*later']]],
    ['a: &self [*self]\n', [['UNKNOWN_ALIAS', '*self']]],
    ['a:\n\tb: 1\n', [['TAB_AS_INDENT', '\t']]],
    ['a: 1\n---\nb: 2\n', [['MULTIPLE_DOCS', '']]],
    ['', []],
    ['# nothing\n', []],
    ['\uFEFFa: 1\n', []],
    ['a: !include {type: string, path: a.vcl}\nb: !archive dir\nc: !reset null\nd: !override []\n', []],
  ])('%j', (text, expected) => expect(codes(text)).toEqual(expected));

  test('of a mistake at each word, the first hundred and how many more there are', () => {
    const text = `x: ${'&a '.repeat(300)}\n---\n`;
    const { errors } = parseYaml(text);
    const last = errors.slice(-2).map(({ code, message, span }) => [code, message, span.start]);
    expect(errors).toHaveLength(102);
    expect(last).toEqual([
      ['MORE_ERRORS', '199 more mistakes follow and are not listed', 'x: '.length + 101 * '&a '.length],
      ['MULTIPLE_DOCS', 'Only the first document of this file is read', text.indexOf('---')],
    ]);
  });
});

test.each(['\n', '\r\n'])('places are the same with line ends %j, behind a byte order mark', (newline) => {
  const text = ['\uFEFFa:', '  - b: "x"', '    c: y # z', ''].join(newline);
  const root = parseYaml(text).root;
  const slices = [['a'], ['a', 0, 'b'], ['a', 0, 'c']].map((path) => {
    const span = valueAt(root, path)?.span;
    return span && text.slice(span.start, span.end).trim().split(newline)[0];
  });
  expect(slices).toEqual(['- b: "x"', '"x"', 'y']);
});

describe('aliases and merges', () => {
  const { root } = parseYaml(
    [
      'one: &one {a: 1, b: 1}',
      'two: &two {b: 2, c: 2}',
      'both: {<<: [*one, *two], c: 3}',
      'chain: &chain {<<: *one}',
      'end: {<<: *chain, d: *one}',
      'twice: {a: 1, a: 2}',
    ].join('\n'),
  );

  test.each([
    [['both'], { a: 1, b: 1, c: 3 }],
    [['end'], { a: 1, b: 1, d: { a: 1, b: 1 } }],
    [['end', 'd', 'a'], 1],
    [['twice'], { a: 2 }],
    [['nothing'], undefined],
  ])('%j', (path, expected) => expect(toPlain(valueAt(root, path))).toEqual(expected));

  test('a bomb of aliases and one of merges end', () => {
    const bomb = (line: (at: number) => string) =>
      ['a0: &a0 [x]', ...Array.from({ length: 30 }, (_, at) => line(at + 1))].join('\n');
    const lists = parseYaml(bomb((at) => `a${at}: &a${at} [*a${at - 1}, *a${at - 1}]`));
    expect(asMap(lists.root)?.pairs).toHaveLength(31);
    expect(resolve(valueAt(lists.root, ['a30', 0, 1, 0]))).toBe(pairAt(lists.root, 'a27')?.value);
    expect(toPlain(valueAt(lists.root, ['a30']))).toHaveLength(2);
    const merges = parseYaml(bomb((at) => `a${at}: &a${at} {<<: [*a${at - 1}, *a${at - 1}]}`).replace('[x]', '{x: 1}'));
    expect(pairsOf(pairAt(merges.root, 'a30')?.value)).toMatchObject([{ key: { text: 'x' } }]);
  });

  test('what is included is opaque', () => {
    const included = parseYaml('a: !include {type: yaml, path: x.yaml}\n').root;
    expect(valueAt(included, ['a', 'type'])).toBeUndefined();
  });
});

describe('placeAt', () => {
  const text = 'a:\n  - b: one\n    c: two\nd: {e: three}\nf:\n';
  const document = parseYaml(text);

  test.each([
    ['one', ['a', 0, 'b'], false],
    ['b:', ['a', 0, 'b'], true],
    ['three', ['d', 'e'], false],
    ['e:', ['d', 'e'], true],
    ['f:', ['f'], true],
  ])('at %j', (part, path, inKey) => {
    expect(placeAt(document, text.indexOf(part))).toMatchObject({ path, inKey });
  });
});
