import { expect, test } from 'vitest';
import { clientOf } from '../../server/capabilities';
import { completionItem, withoutPlaceholders } from '../../server/completions';
import { Positions } from '../../server/positions';

test.each([
  ['plain', 'plain'],
  ['${1:name}:', 'name:'],
  ['a: $0', 'a: '],
  ['${1|on,off|} $2', 'on '],
  ['\\$HOME \\} \\\\', '$HOME } \\'],
  ['${1}', ''],
])('without snippets %s is %s', (snippet, text) => expect(withoutPlaceholders(snippet)).toBe(text));

const key = { label: 'web', kind: 'key', insertText: 'web:\n  $0', replace: { start: 0, end: 1 } } as const;
const snippets = clientOf({ textDocument: { completion: { completionItem: { snippetSupport: true } } } });

test('lines keep the indentation that they bring', () => {
  const item = completionItem({ ...key, deprecated: true }, new Positions('w', 'utf-16'), snippets, {});
  expect(item).toMatchObject({
    insertTextMode: 1,
    insertTextFormat: 2,
    tags: [1],
    textEdit: { newText: 'web:\n  $0' },
  });
  expect(item).not.toHaveProperty('command');
});

test('our own editor suggests values after a key, nobody after a value', () => {
  const at = new Positions('w', 'utf-16');
  const ending = { ...key, insertText: 'web: ' };
  expect(completionItem(ending, at, snippets, { extension: true })).toHaveProperty('command');
  expect(completionItem({ ...ending, kind: 'value' }, at, snippets, { extension: true })).not.toHaveProperty('command');
});
