import { expect, test } from 'vitest';
import { manifestFile, openProject, rangeOf } from './driftedProject';
import { modern, type LspClient } from './lspClient';

const text = `applications:
  app:
    type: php:8.4
    relationships:
      main: db:postgresql
services:
  db:
    type: postgresql:17
`;

async function titles(client: LspClient, part: string, only?: string[]): Promise<string[]> {
  await client.change(manifestFile, 2, { text });
  const actions = await client.actions(manifestFile, rangeOf(text, part), only);
  return actions.filter(({ kind }) => kind?.startsWith('refactor')).map(({ title }) => title);
}

const creating = {
  ...modern,
  workspace: { ...modern.workspace, workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } },
};

test('refactorings are in the light bulb, and asked for by kind', async () => {
  const client = await openProject();
  const rewrite = 'Write the relationship as service and endpoint';
  expect(await titles(client, 'db:postgresql')).toEqual([rewrite]);
  expect(await titles(client, 'db:postgresql', ['refactor.rewrite'])).toEqual([rewrite]);
  expect(await titles(client, 'db:postgresql', ['refactor.extract'])).toEqual([]);
  expect(await titles(client, 'db:postgresql', ['quickfix'])).toEqual([]);
});

test('a file is made by clients that can make one', async () => {
  const move = 'Move "db" to .upsun/services/db.yaml';
  expect(await titles(await openProject(), 'db:\n')).toEqual([]);
  const client = await openProject({ capabilities: creating });
  expect(await titles(client, 'db:\n')).toEqual([move]);
  const [action] = await client.actions(manifestFile, rangeOf(text, 'db:\n'), ['refactor.extract']);
  expect(action?.edit?.documentChanges).toMatchObject([
    { kind: 'create', uri: client.uri('.upsun/services/db.yaml') },
    { edits: [{ newText: 'type: postgresql:17\n' }] },
    { edits: [{ newText: ' !include services/db.yaml' }, { newText: '' }] },
  ]);
});
