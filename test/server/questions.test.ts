import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { CodeAction, DocumentSymbol, Range, SymbolInformation } from 'vscode-languageserver/node';
import { folderWith, put } from '../folders';
import {
  clientOf,
  composeFile,
  drift,
  drifted,
  equal,
  manifest,
  manifestFile,
  minor,
  openMinor,
  openProject,
  rangeOf,
  without,
} from './driftedProject';
import { itemsOf, modern, type LspClient } from './lspClient';

describe('position encoding', () => {
  const text = 'services:\n  db: { labels: { x: "é😀" }, image: postgres:15 }\n';
  const units = text.split('\n')[1]!.indexOf('15');

  test.each([
    [undefined, 'utf-16', units],
    [['utf-8', 'utf-16'], 'utf-16', units],
    [['utf-8'], 'utf-8', units + 3],
    [['utf-32'], 'utf-32', units - 1],
  ])('offered %j, %s is spoken', async (positionEncodings, chosen, character) => {
    const general = positionEncodings ? { positionEncodings } : {};
    const client = await openProject({ capabilities: { ...modern, general } });
    expect(client.initialized.capabilities.positionEncoding).toBe(chosen);
    await client.change(composeFile, 2, { text });
    expect(itemsOf(await client.pull(composeFile))[0]?.range.start).toEqual({ line: 1, character });
    const end = { line: 1, character: character + 2 };
    await client.change(composeFile, 3, { range: { start: { line: 1, character }, end }, text: '17' });
    expect(await client.codes(composeFile)).toEqual([]);
  });
});

describe('code actions', () => {
  const tag = rangeOf(drifted, 'postgres:15');

  async function quickFixes(client: LspClient): Promise<CodeAction[]> {
    return client.actions(composeFile, tag);
  }

  test('a quick fix edits the version that the client has', async () => {
    const client = await openProject();
    await client.change(composeFile, 7, { text: drifted });
    const [fix] = await quickFixes(client);
    expect(fix).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: drift }] });
    expect(fix?.edit?.documentChanges).toMatchObject([{ textDocument: { uri: client.uri(composeFile), version: 7 } }]);
  });

  test('applied, the problem is gone', async () => {
    const client = await openProject();
    const [fix] = await quickFixes(client);
    const [change] = fix!.edit!.documentChanges as { edits: { range: Range; newText: string }[] }[];
    await client.change(composeFile, 2, ...change!.edits.map(({ range, newText }) => ({ range, text: newText })));
    expect(await client.codes(composeFile)).toEqual([]);
  });

  test('an old client gets edits without versions', async () => {
    const client = await openProject({ capabilities: without('workspace', 'workspaceEdit') });
    const [fix] = await quickFixes(client);
    expect(Object.keys(fix?.edit?.changes ?? {})).toEqual([client.uri(composeFile)]);
  });

  test('everything safe in a file is one action, only where it is asked for', async () => {
    const client = await openMinor();
    const tag = rangeOf(minor, '11.4');
    expect((await client.actions(composeFile, tag)).map(({ kind }) => kind)).not.toContain('source.fixAll.parity');
    for (const kind of ['source', 'source.fixAll', 'source.fixAll.parity']) {
      const actions = await client.actions(composeFile, tag, [kind]);
      expect(actions.map((it) => [it.kind, it.edit?.documentChanges?.length])).toEqual([['source.fixAll.parity', 1]]);
    }
    expect(await client.actions(composeFile, tag, ['refactor'])).toEqual([]);
  });
});

describe('other questions', () => {
  test('completion replaces what is written, as a snippet only where those are known', async () => {
    const text = manifest.replace('type: nodejs:24', 'type: nodejs:2');
    const at = rangeOf(text, 'nodejs:2').end;
    for (const snippets of [true, false]) {
      const client = await openProject(snippets ? {} : { capabilities: without('textDocument', 'completion') });
      await client.change(manifestFile, 2, { text });
      const items = await client.completion(manifestFile, at);
      expect(items.map(({ label }) => label)).toContain('nodejs:24');
      expect(items[0]).toMatchObject({ insertTextFormat: snippets ? 2 : 1 });
      expect(items.find(({ label }) => label === 'nodejs:24')?.textEdit).toEqual({
        range: rangeOf(text, 'nodejs:2'),
        newText: 'nodejs:24',
      });
    }
  });

  test('hover explains a key of the manifest, and in Compose what is declared', async () => {
    const client = await openProject();
    const key = await client.hover(manifestFile, rangeOf(manifest, 'relationships').start);
    expect(key?.contents).toMatchObject({ kind: 'markdown' });
    const image = await client.hover(composeFile, rangeOf(drifted, 'postgres:15').start);
    expect(JSON.stringify(image?.contents)).toContain('17');
    expect(await client.hover(composeFile, { line: 0, character: 2 })).toBeNull();
  });

  test('lenses say how the two sides compare', async () => {
    const client = await openProject();
    const titles = (await client.lenses(manifestFile)).map(({ command }) => command?.title);
    expect(titles.length).toBeGreaterThan(0);
  });

  test('the outline is a tree, or a list where the client knows no trees; names are found from anywhere', async () => {
    const hierarchical = { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };
    const [tree, list] = await Promise.all([openProject({ capabilities: hierarchical }), openProject()]);
    const asked = { textDocument: { uri: tree.uri(manifestFile) } };
    const [applications] = await tree.ask<DocumentSymbol[]>('textDocument/documentSymbol', asked);
    expect(applications).toMatchObject({ name: 'applications', range: { start: { line: 0, character: 0 } } });
    expect(applications?.children?.[0]).toMatchObject({ detail: 'nodejs:24' });
    const flat = { textDocument: { uri: list.uri(manifestFile) } };
    expect((await list.ask<object[]>('textDocument/documentSymbol', flat))[0]).toHaveProperty('location');
    const found = await list.ask<SymbolInformation[]>('workspace/symbol', { query: 'DB' });
    expect(found.map(({ name, containerName }) => [name, containerName])).toContainEqual(['db', 'services']);
    expect(await list.ask('workspace/symbol', { query: 'no such name' })).toEqual([]);
  });

  test('folds, selections, links, hints and tokens are there for the manifest, and left to others elsewhere', async () => {
    const client = await openProject();
    const start = { line: 0, character: 0 };
    const range = { start, end: { line: 100, character: 0 } };
    const kinds = ['foldingRange', 'selectionRange', 'documentLink', 'inlayHint', 'semanticTokens/full'];
    for (const kind of kinds) {
      const ask = (file: string) =>
        client.ask(`textDocument/${kind}`, { textDocument: { uri: client.uri(file) }, range, positions: [start] });
      expect(await ask(manifestFile), kind).toBeTruthy();
      expect((await ask(composeFile)) ?? [], kind).toEqual([]);
    }
    const tokens = await client.ask<{ data: number[] }>('textDocument/semanticTokens/range', {
      textDocument: { uri: client.uri(manifestFile) },
      range,
    });
    expect(tokens.data.length % 5).toBe(0);
    expect(tokens.data.length).toBeGreaterThan(0);
  });

  test('hints are switched off by a setting', async () => {
    let inlayHints = true;
    const client = await openProject({ settings: () => ({ inlayHints }) });
    const text = 'applications:\n  app:\n    relationships:\n      db:\nservices:\n  db: { type: "postgresql:17" }\n';
    await client.change(manifestFile, 2, { text });
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    const ask = () => client.ask('textDocument/inlayHint', { textDocument: { uri: client.uri(manifestFile) }, range });
    expect(await ask()).toMatchObject([{ label: 'db:postgresql', position: { line: 3, character: 9 } }]);
    inlayHints = false;
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    expect(await ask()).toEqual([]);
  });

  test('badges count drift by what is declared, from any path of the project', async () => {
    const client = await openProject();
    for (const path of ['', manifestFile, 'src/index.js']) {
      expect((await client.badges(path))?.items).toMatchObject([{ kind: 'service', name: 'db', count: 1 }]);
    }
    const changes = client.badgesChanges;
    await client.change(composeFile, 2, { text: equal });
    await client.until(() => client.badgesChanges > changes);
    expect((await client.badges(''))?.items).toEqual([]);
  });

  test('a worktree beside the folders can be asked for, and is looked at each time: nothing tells of its files', async () => {
    const client = await openProject();
    const worktree = await folderWith({ [manifestFile]: manifest, [composeFile]: drifted });
    const badges = async () => (await client.badges(pathToFileURL(worktree).href))?.differences.length;
    expect(await badges()).toBe(1);
    await put(worktree, composeFile, equal);
    expect(await badges()).toBe(0);
  });

  test('differences say where they are mended, and follow what is typed', async () => {
    const client = await openProject();
    const where = async () =>
      (await client.badges(''))?.differences.map(({ file, uri, range }) => ({ file, uri, range }));
    const uri = client.uri(composeFile);
    expect(await where()).toEqual([{ file: composeFile, uri, range: rangeOf(drifted, '15') }]);
    await client.change(composeFile, 2, { text: `# moved\n${drifted}` });
    expect(await where()).toEqual([{ file: composeFile, uri, range: rangeOf(`# moved\n${drifted}`, '15') }]);
  });

  test('the edit that aligns the local files is of the version that the client has, and asks for confirmation', async () => {
    const client = await openMinor();
    await client.change(composeFile, 4, { text: minor });
    const alignment = await client.align(manifestFile);
    expect(alignment?.edit).toEqual({
      documentChanges: [
        {
          textDocument: { uri: client.uri(composeFile), version: 4 },
          edits: [{ range: rangeOf(minor, '11.4'), newText: '11.8', annotationId: '0' }],
        },
      ],
      changeAnnotations: {
        '0': {
          label: 'Align compose.yaml with production',
          description: 'Change the tag to 11.8',
          needsConfirmation: true,
        },
      },
    });
    await client.change(composeFile, 5, { text: minor.replace('11.4', '11.8') });
    expect(await client.align(manifestFile)).toEqual({ titles: [], left: [] });
  });

  test('the report is a page of what is typed, by the name of the folder', async () => {
    const client = await openProject();
    const name = basename(client.uri(''));
    const report = await client.report(manifestFile);
    expect(report?.title).toBe(name);
    expect(report?.html).toContain('PostgreSQL 15');
    await client.change(composeFile, 2, { text: equal });
    expect((await client.report(manifestFile))?.html).not.toContain('PostgreSQL 15');
  });

  test('questions about documents of no project are answered with nothing', async () => {
    const client = await clientOf([await folderWith({ 'a.txt': '' })]);
    const start = { line: 0, character: 0 };
    expect(await client.completion('a.txt', start)).toEqual([]);
    expect(await client.hover('a.txt', start)).toBeNull();
    expect(await client.lenses('a.txt')).toEqual([]);
    expect(await client.actions('a.txt', { start, end: start })).toEqual([]);
    expect(await client.badges('a.txt')).toBeNull();
    expect(await client.align('a.txt')).toBeNull();
    expect(await client.report('a.txt')).toBeNull();
  });
});

describe('settings', () => {
  test('a severity from the editor applies, also when it changes', async () => {
    let severity: object = { [drift]: 'hint' };
    const client = await openProject({ settings: () => ({ severity }) });
    expect(itemsOf(await client.pull(composeFile))).toMatchObject([{ severity: 4 }]);
    severity = { [drift]: 'off' };
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    expect(await client.codes(composeFile)).toEqual([]);
  });

  test('a client that can not be asked sends them', async () => {
    const client = await openProject({ capabilities: without('workspace', 'configuration') });
    await client.notify('workspace/didChangeConfiguration', {
      settings: { parity: { severity: { [drift]: 'error' } } },
    });
    expect(itemsOf(await client.pull(composeFile))).toMatchObject([{ severity: 1 }]);
  });

  test('those of the project win, and apply unsaved', async () => {
    const client = await openProject({ settings: () => ({ severity: { [drift]: 'error' } }) });
    await client.open('.parity.yaml', `severity:\n  ${drift}: information\n`);
    expect(itemsOf(await client.pull(composeFile))).toMatchObject([{ severity: 3 }]);
    await client.change('.parity.yaml', 2, { text: 'severity: [' });
    expect(itemsOf(await client.pull(composeFile))).toMatchObject([{ severity: 1 }]);
  });
});
