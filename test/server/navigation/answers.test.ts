import { expect, test } from 'vitest';
import type {
  ClientCapabilities,
  CodeLens,
  DocumentHighlight,
  LinkedEditingRanges,
  Location,
  LocationLink,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { repositoryWith } from '../../core/environments/repository';
import { clientOf, manifest, manifestFile, openProject, rangeOf } from '../driftedProject';
import { until } from '../../until';
import { modern, type LspClient } from '../lspClient';

const confirming: ClientCapabilities = {
  ...modern,
  textDocument: {
    ...modern.textDocument,
    definition: { linkSupport: true },
    rename: { prepareSupport: true, honorsChangeAnnotations: true },
  },
};

const usage = rangeOf(manifest, 'db:postgresql');
const service = { start: { line: 9, character: 2 }, end: { line: 9, character: 4 } };
const named = { start: usage.start, end: { ...usage.start, character: usage.start.character + 2 } };

function at(client: LspClient, position = usage.start) {
  return { textDocument: { uri: client.uri(manifestFile) }, position };
}

test('an editor goes to a definition, finds references and shows them', async () => {
  const client = await openProject();
  const uri = client.uri(manifestFile);
  expect(await client.ask<Location[]>('textDocument/definition', at(client))).toEqual([{ uri, range: service }]);
  const asked = { ...at(client), context: { includeDeclaration: true } };
  const references = await client.ask<Location[]>('textDocument/references', asked);
  expect(references.map((it) => it.range)).toEqual(expect.arrayContaining([service, named]));
  const highlights = await client.ask<DocumentHighlight[]>('textDocument/documentHighlight', at(client));
  expect(highlights).toEqual(expect.arrayContaining([{ range: service, kind: 3 }]));
});

test('an editor that can show it is told which name leads to a definition', async () => {
  const client = await openProject({ capabilities: confirming });
  expect(client.initialized.capabilities.renameProvider).toEqual({ prepareProvider: true });
  const [link] = await client.ask<LocationLink[]>('textDocument/definition', at(client));
  expect(link).toMatchObject({ originSelectionRange: named, targetSelectionRange: service });
});

test('anchors are edited together', async () => {
  const client = await openProject();
  const text = `.x: &x {}\n${manifest}y: *x\n`;
  await client.change(manifestFile, 2, { text });
  const linked = await client.ask<LinkedEditingRanges>(
    'textDocument/linkedEditingRange',
    at(client, { line: 0, character: 5 }),
  );
  expect(linked.ranges).toHaveLength(2);
  expect(await client.ask('textDocument/linkedEditingRange', at(client, { line: 2, character: 3 }))).toBeNull();
});

test('a new name is written everywhere, or refused with its reason', async () => {
  const client = await openProject();
  expect(await client.ask('textDocument/prepareRename', at(client))).toEqual({ range: named, placeholder: 'db' });
  const edit = await client.ask<WorkspaceEdit>('textDocument/rename', { ...at(client), newName: 'database' });
  expect(edit.changeAnnotations).toBeUndefined();
  expect(edit.documentChanges).toHaveLength(1);
  await expect(client.ask('textDocument/rename', { ...at(client), newName: 'app' })).rejects.toThrow(
    'There is an application "app" already',
  );
  expect(await client.ask('textDocument/prepareRename', at(client, { line: 2, character: 6 }))).toBeNull();
});

test('a new name for what production has is agreed to first', async () => {
  const repository = await repositoryWith({ [manifestFile]: manifest });
  await repository.run('checkout', '--quiet', '-b', 'feature');
  const trusted = { initializationOptions: { trusted: true }, capabilities: confirming };
  const client = await clientOf([repository.root], trusted);
  await client.open(manifestFile, manifest, 'upsun');
  await client.pull(manifestFile);
  let edit: WorkspaceEdit = {};
  await until(async () => {
    edit = await client.ask<WorkspaceEdit>('textDocument/rename', { ...at(client), newName: 'database' });
    return edit.changeAnnotations !== undefined;
  });
  expect(edit.changeAnnotations).toEqual({
    confirmed: {
      label: 'Rename to database in production',
      description:
        'PostgreSQL 17 is called db in production (main): the next deployment creates database anew and deletes db with its data',
      needsConfirmation: true,
    },
  });
  expect(JSON.stringify(edit.documentChanges).match(/"annotationId":"confirmed"/g)).toHaveLength(2);
});

test('above a service stands who uses it', async () => {
  const lensesOf = async (client: LspClient) =>
    (await client.ask<CodeLens[]>('textDocument/codeLens', { textDocument: at(client).textDocument })).map(
      ({ command }) => command,
    );
  const plain = await openProject();
  expect(await lensesOf(plain)).toContainEqual({ title: 'Used by app', command: '' });
  const extension = await openProject({ initializationOptions: { extension: true } });
  expect(await lensesOf(extension)).toContainEqual({
    title: '$(references) Used by app',
    command: 'parity.showReferences',
    arguments: [extension.uri(manifestFile), service.start.line, service.start.character],
  });
});
