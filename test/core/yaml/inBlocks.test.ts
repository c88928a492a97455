import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asMap, parseYaml, type YamlDocument } from '../../../core/yaml';
import { parseInBlocks } from '../../../core/yaml/inBlocks';

/** Without the indentation of the drawing. */
const drawn = (text: string) => text.slice(1).replace(/^ {2}/gm, '');

const manifest = drawn(`
  # The shop.
  applications:
    shop: # with a comment
      type: nodejs:24
      source: { root: / }
      hooks:
        build: |
          set -eu

          # not a comment of YAML
          npm ci
        deploy: >-
          npm run
          migrate

    "admin tool":
      type: 'php:8.4'
      variables:
        env: &env
          NAME: "a: b"
          LONG: "first
            second"
      workers: [ { a: b }, c ]
    # between two
    worker:
      type: python:3.13
      variables: { env: *env }

  services:
    db:
      type: postgresql:17

  routes:
  - not
  - usual
  empty:
  other: !include part.yaml
  # the end
`);

const compose = drawn(`
  x-shared: &shared
    restart: always
    environment: &environment { A: 1 }
  services:
      web:
        <<: *shared
        image: node:24
        command: ["node", "server.js"]
      worker: *shared
      job:
        <<: [ *shared ]
        environment: *environment
  volumes: { data: }
`);

const plain = [
  '',
  'a: 1',
  'a:\n',
  'a:\n  b:\n    c: 1',
  'a:\r\n  b: 1\r\n  c: |\r\n    text\r\n\r\nd: 2\r\n',
  'a: |+\n  text\n\n\nb: >2\n    text\n',
  'a:\n  b: 1\n # comment\n  c: 2\n# comment\n  d: 3\n',
  'a: &x 1\nb: *x\na: &x 2\nc: *x\n',
  'a:\n  b: 1\n  b: 2\na:\n  c: 3\n',
  '"a b": 1\n\'c\': 2\nd e: 3\nf#g: 4\n',
  'a:\n  - b\n  - c: 1\n    d: 2\n',
];

const pieces = [
  ...[
    '\n',
    '\n\n',
    '\r\n',
    ' ',
    '  ',
    '\t',
    ':',
    ': ',
    '- ',
    '"',
    "'",
    '#',
    ' # c\n',
    '|\n',
    '>-\n',
    '? ',
    '---\n',
    '...',
  ],
  ...[
    'a: b\n',
    '\na: b\n',
    '\n  a: b\n',
    '\n    a: b\n',
    '&x ',
    '*x',
    '<<: *x\n',
    '{',
    '}',
    '[',
    ']',
    '!include ',
    '~',
    '',
  ],
];

const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 30 }), fc.constantFrom(...pieces)), {
  minLength: 1,
  maxLength: 6,
});

/** The same as a whole reading, or not read at all. */
function checkBlocks(text: string): YamlDocument | undefined {
  const blocks = parseInBlocks(text);
  if (!blocks) return undefined;
  const whole = parseYaml(text);
  expect(blocks.root).toEqual(whole.root);
  expect(byPlace(blocks)).toEqual(byPlace(whole));
  return blocks;
}

function byPlace({ errors }: YamlDocument): YamlDocument['errors'] {
  return errors.toSorted((a, b) => a.span.start - b.span.start || a.code.localeCompare(b.code));
}

describe('block by block', () => {
  test.each([manifest, compose, ...plain.slice(1)].map((text) => [text.slice(0, 40), text] as const))(
    'as in one piece: %j',
    (_title, text) => {
      expect(checkBlocks(text)).toBeDefined();
    },
  );

  test.each([
    '',
    '- a\n',
    '{ a: 1 }',
    'text',
    '--- \na: 1\n',
    'a: 1\n...\nb: 2\n',
    '%YAML 1.2\n---\na: 1\n',
    'a: "x\nb: 2\n',
    'a: *x\n',
  ])('not in blocks: %j', (text) => {
    expect(parseInBlocks(text)).toBeUndefined();
  });

  test('any edits', () => {
    fc.assert(
      fc.property(fc.constantFrom(manifest, compose, ...plain), edits, (before, changes) => {
        let text = before;
        for (const [at, length, piece] of changes) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + piece + text.slice(from + length);
          checkBlocks(text);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('what stands before an edit stays the same node', () => {
    const services = (text: string) => asMap(asMap(parseInBlocks(text)?.root)?.pairs[0]?.value)?.pairs ?? [];
    const text = 'services:\n  a: { image: "x:1" }\n  b: { image: "x:2" }\n  c: { image: "x:3" }\n';
    const [before, after] = [services(text), services(text.replace('x:2', 'x:20'))];
    expect(after).toHaveLength(3);
    expect(after.map((pair, index) => pair === before[index])).toEqual([true, false, false]);
  });
});
