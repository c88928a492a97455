import { expect, test } from 'vitest';
import { manifestFile, openProject } from './driftedProject';
import { modern } from './lspClient';

const wide = '# é😀\napplications:\n    app:\n        type: "php:8.4"\n';
const start = { line: 0, character: 0 };
const options = { tabSize: 4, insertSpaces: true };

test('a client is given the edits of a file, of a range and of a newline', async () => {
  const client = await openProject();
  await client.change(manifestFile, 2, { text: wide });
  const place = { textDocument: { uri: client.uri(manifestFile) }, options };
  const whole = await client.ask('textDocument/formatting', place);
  expect(whole).toEqual([
    { range: { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } }, newText: '  ' },
    { range: { start: { line: 3, character: 0 }, end: { line: 3, character: 8 } }, newText: '    ' },
  ]);
  const range = { start, end: { line: 9, character: 0 } };
  expect(await client.ask('textDocument/rangeFormatting', { ...place, range })).toEqual(whole);
  await client.change(manifestFile, 3, { text: 'applications:\n' });
  const typed = { ...place, position: { line: 1, character: 0 }, ch: '\n' };
  expect(await client.ask('textDocument/onTypeFormatting', typed)).toMatchObject([{ newText: '  ' }]);
});

test('a client that can be told which files are formatted is told', async () => {
  const told = { ...modern, textDocument: { ...modern.textDocument, formatting: { dynamicRegistration: true } } };
  const [some, all] = [await openProject({ capabilities: told }), await openProject()];
  expect(some.initialized.capabilities).not.toHaveProperty('documentFormattingProvider');
  expect(all.initialized.capabilities).toMatchObject({ documentFormattingProvider: true });
});
