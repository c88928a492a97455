import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '../../../core/text';
import { parseYaml, renderYaml, toPlain } from '../../../core/yaml';
import { addToText, addToYaml, type Addition } from '../../../core/yaml/add';

const item: Addition = { item: { code: 'a-rule', subject: 'db' } };
const pair: Addition = { pair: ['x', 'db'] };

function add(text: string, path: string[], addition: Addition): string | undefined {
  const edit = addToText(text, path, addition);
  return edit && applyEdits(text, [edit]);
}

test.each<[what: string, before: string, path: string[], addition: Addition, after: string]>([
  ['no text', '', ['accept'], item, 'accept:\n  - code: a-rule\n    subject: db\n'],
  ['comments alone', '# ours', ['match'], pair, '# ours\nmatch:\n  x: db\n'],
  ['an empty document', '---\n', ['match'], pair, '---\nmatch:\n  x: db\n'],
  [
    'behind other keys, in their indentation',
    'severity:\n    a: hint # why\n# end\n',
    ['accept'],
    item,
    'severity:\n    a: hint # why\n# end\naccept:\n    - code: a-rule\n      subject: db\n',
  ],
  ['before the end of the document', 'a: b\n...\n', ['match'], pair, 'a: b\nmatch:\n  x: db\n...\n'],
  ['no line break at the end', 'a: b # c', ['match'], pair, 'a: b # c\nmatch:\n  x: db\n'],
  [
    'behind the items that are there',
    'accept:\n- code: b # kept\n  subject: c # too\nmatch: {}\n',
    ['accept'],
    item,
    'accept:\n- code: b # kept\n  subject: c # too\n- code: a-rule\n  subject: db\nmatch: {}\n',
  ],
  [
    'behind a text of many lines',
    'accept:\n  - code: b\n    reason: |+\n      one\n\n\nmatch:\n',
    ['accept'],
    item,
    'accept:\n  - code: b\n    reason: |+\n      one\n\n\n  - code: a-rule\n    subject: db\nmatch:\n',
  ],
  [
    'a key without a value',
    'match: # which\nseverity: {}\n',
    ['match'],
    pair,
    'match: # which\n  x: db\nseverity: {}\n',
  ],
  ['a map in braces', 'match: { a: b } # c\n', ['match'], pair, 'match: {x: db,  a: b } # c\n'],
  [
    'a list in brackets',
    'accept: [{code: b}, ]',
    ['accept'],
    item,
    'accept: [{code: b}, {code: a-rule, subject: db}, ]',
  ],
  ['an empty list', 'accept: []\n', ['accept'], item, 'accept: [{code: a-rule, subject: db}]\n'],
  ['everything in braces', '{ }', ['accept'], item, '{accept: [{code: a-rule, subject: db}] }'],
  [
    'a path',
    'services:\n  a:\n    image: b\n  # next\n  c: {}\n',
    ['services', 'a', 'labels'],
    { pair: ['parity.service', 'db'] },
    'services:\n  a:\n    image: b\n    labels:\n      parity.service: db\n  # next\n  c: {}\n',
  ],
  [
    'a list of texts',
    'a:\n  labels:\n    - "b=c"\n',
    ['a', 'labels'],
    { item: 'x=y: z' },
    'a:\n  labels:\n    - "b=c"\n    - "x=y: z"\n',
  ],
  ['CRLF', 'a: b\r\n', ['match'], pair, 'a: b\r\nmatch:\r\n  x: db\r\n'],
])('%s', (_, before, path, addition, after) => {
  expect(add(before, path, addition)).toBe(after);
  expect(applyEdits(before, [addToYaml(parseYaml(before), path, addition)!])).toBe(after);
});

test.each<[what: string, before: string, path: string[], addition: Addition]>([
  ['a text that is not valid', 'a: [', ['accept'], item],
  ['a list as the root', '- a\n', ['accept'], item],
  ['several documents', 'a: b\n---\nc: d\n', ['accept'], item],
  ['a text where a list should be', 'accept: no\n', ['accept'], item],
  ['null in words', 'accept: null\n', ['accept'], item],
  ['an alias', 'a: &a []\naccept: *a\n', ['accept'], item],
  ['a name that is there', 'match:\n  x: other\n', ['match'], pair],
  ['a map that a merge would hide', 'a: &a {labels: {b: c}}\nd:\n  <<: *a\n', ['d', 'labels'], pair],
])('nothing is added to %s', (_, before, path, addition) => {
  expect(add(before, path, addition)).toBeUndefined();
  expect(addToYaml(parseYaml(before), path, addition)).toBeUndefined();
});

const hostile = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '__proto__',
    '- a',
    ': ',
    '#',
    '{a: b}',
    '*a',
    '&a',
    '!x',
    '"',
    "'",
    'no',
    '~',
    '1.0',
    '\u0000',
    '\u0085',
    'a\r\nb',
  ),
);
const setting = fc.record(
  {
    severity: fc.dictionary(hostile, fc.constantFrom('off', 'hint')),
    match: fc.dictionary(hostile, fc.oneof(hostile, fc.constant(false))),
    accept: fc.array(fc.record({ code: hostile, subject: hostile, reason: hostile }), { minLength: 1 }),
    images: fc.jsonValue(),
  },
  { requiredKeys: [] },
);

test('whatever the file says, it says the same afterwards, byte for byte, and has the entry', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        setting.map(renderYaml),
        setting.map((it) => JSON.stringify(it, undefined, 1)),
      ),
      fc.boolean(),
      fc.tuple(hostile, hostile, hostile),
      fc.constantFrom('', '\n# end', '   \n', '# c\n\n'),
      (rendered, crlf, [code, subject, reason], end) => {
        const text = crlf ? (rendered + end).replaceAll(/\r?\n/g, '\r\n') : rendered + end;
        fc.pre(parseYaml(text).errors.length === 0);
        const before = toPlain(parseYaml(text).root) as Record<string, unknown[]>;
        const entry = { code, subject, reason };
        const edit = addToText(text, ['accept'], { item: entry });
        expect(edit).toBeDefined();
        const { start, end: stop } = edit!.span;
        const after = applyEdits(text, [edit!]);
        expect(stop).toBe(start);
        expect(after.slice(0, start) + after.slice(start + edit!.newText.length)).toBe(text);
        if (crlf) expect(edit!.newText.replaceAll('\r\n', '')).not.toContain('\n');
        expect(toPlain(parseYaml(after).root)).toEqual({ ...before, accept: [...(before['accept'] ?? []), entry] });
      },
    ),
    { numRuns: 400 },
  );
});
