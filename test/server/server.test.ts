import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runningChanged, type RunningParams } from '../../core/protocol';
import type { Container } from '../../core/readers/containers';
import { folderWith, put } from '../folders';
import {
  clientOf,
  composeFile,
  drift,
  drifted,
  equal,
  files,
  manifest,
  manifestFile,
  openProject,
  rangeOf,
  without,
} from './driftedProject';
import { itemsOf } from './lspClient';

describe('pulled diagnostics', () => {
  test('both sides of a drift are reported, each pointing at the other', async () => {
    const client = await openProject();
    for (const [file, other] of [
      [manifestFile, composeFile],
      [composeFile, manifestFile],
    ] as const) {
      const [item, ...more] = itemsOf(await client.pull(file));
      expect(more).toEqual([]);
      expect(item).toMatchObject({ code: drift, source: 'parity', severity: 2 });
      expect(item?.codeDescription?.href).toMatch(/docs\/rules\.md#service-version-drift$/);
      expect(item?.relatedInformation?.map(({ location }) => location.uri)).toEqual([client.uri(other)]);
    }
  });

  test('an equal answer is not sent again', async () => {
    const client = await openProject();
    const { resultId } = await client.pull(composeFile);
    expect(await client.pull(composeFile, resultId)).toEqual({ kind: 'unchanged', resultId });
    await client.change(composeFile, 2, { text: `${drifted}# a comment\n` });
    expect(await client.pull(composeFile, resultId)).toEqual({ kind: 'unchanged', resultId });
    await client.change(composeFile, 3, { text: equal });
    expect(await client.pull(composeFile, resultId)).toMatchObject({ kind: 'full', items: [] });
  });

  test('unsaved text counts, and a closed buffer no more', async () => {
    const client = await openProject();
    await client.change(composeFile, 2, { range: rangeOf(drifted, '15'), text: '17' });
    expect(await client.codes(manifestFile)).toEqual([]);
    await client.close(composeFile);
    expect(await client.codes(manifestFile)).toEqual([drift]);
  });

  test('an edit that changes the other file sends one refresh, any other edit none', async () => {
    const client = await openProject();
    await client.pull(manifestFile);
    await client.change(composeFile, 2, { text: `# a comment\n${drifted}` });
    // The manifest's related information points at the line that moved.
    await client.until(() => client.refreshes === 1);
    await client.change(composeFile, 3, { text: `# a comment\n${equal}` });
    await client.until(() => client.refreshes === 2);
    await client.change(composeFile, 4, { text: `# a comment\n${equal}# another\n` });
    expect(await client.codes(manifestFile)).toEqual([]);
    expect(client.refreshes).toBe(2);
  });

  test('a file of no project has no problems', async () => {
    const folder = await folderWith({ 'compose.yaml': drifted });
    const client = await clientOf([folder]);
    await client.open(composeFile, drifted);
    expect(await client.codes(composeFile)).toEqual([]);
  });

  test('a manifest that was never saved is checked', async () => {
    const client = await clientOf([await folderWith()]);
    await client.open(manifestFile, manifest.replace('routes:', 'rotes:'));
    expect(await client.codes(manifestFile)).toContain('unknown-key');
  });

  test.each(['untitled:Untitled-1', 'vscode-vfs://github/owner/name/.upsun/config.yaml'])(
    '%s is checked alone',
    async (uri) => {
      const client = await clientOf([]);
      await client.open(uri, manifest.replace('routes:', 'rotes:'), 'upsun');
      expect(await client.codes(uri)).toEqual(['unknown-key']);
      await client.change(uri, 2, { text: manifest });
      expect(await client.codes(uri)).toEqual([]);
    },
  );

  test.each([
    ['binary content', 'a: \0\u0001'],
    ['nothing', ''],
    ['a tab', 'applications:\n\tapp: {}\n'],
    ['a text of 2 MB', '# long\n'.repeat(300_000)],
    ['broken YAML', 'applications: [\n  {'],
  ])('%s gets an answer', async (_, text) => {
    const client = await openProject();
    await client.change(manifestFile, 2, { text });
    expect((await client.pull(manifestFile)).kind).toBe('full');
    expect(client.log).toEqual([]);
  });
});

describe('workspace diagnostics', () => {
  test('report files that are not open, and cost nothing while equal', async () => {
    const client = await clientOf([await folderWith(files)]);
    const { items } = await client.pullWorkspace();
    const found = Object.fromEntries(
      items.map((it) => [it.uri, it.kind === 'full' && it.items.map(({ code }) => code)]),
    );
    expect(found).toMatchObject({ [client.uri(manifestFile)]: [drift], [client.uri(composeFile)]: [drift] });
    const again = await client.pullWorkspace(items.map(({ uri, resultId }) => ({ uri, value: resultId! })));
    expect(again.items.map(({ kind }) => kind)).toEqual(items.map(() => 'unchanged'));
  });

  test('clear a file that is gone', async () => {
    const folder = await folderWith(files);
    const client = await clientOf([folder]);
    const { items } = await client.pullWorkspace();
    await rm(join(folder, composeFile));
    await client.tell(3, composeFile);
    const after = await client.pullWorkspace(items.map(({ uri, resultId }) => ({ uri, value: resultId! })));
    expect(after.items.find(({ uri }) => uri === client.uri(composeFile))).toMatchObject({ kind: 'full', items: [] });
  });

  test('reach every project of a monorepo and of a second folder', async () => {
    const first = await folderWith({ 'apps/shop/.upsun/config.yaml': manifest, 'apps/shop/compose.yaml': drifted });
    const second = await folderWith(files);
    const client = await clientOf([first]);
    const uris = async () => (await client.pullWorkspace()).items.map(({ uri }) => uri);
    expect(await uris()).toContain(client.uri('apps/shop/compose.yaml'));
    const added = { uri: `file://${second}`, name: 'second' };
    await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [added], removed: [] } });
    expect(await uris()).toContain(`file://${second}/compose.yaml`);
    await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [added] } });
    expect(await uris()).not.toContain(`file://${second}/compose.yaml`);
  });
});

describe('changes on the disk', () => {
  test('are heard from a client that watches', async () => {
    const client = await openProject();
    await client.close(composeFile);
    await client.pull(manifestFile);
    await client.until(() => client.watched.length > 0);
    await put(client.folder, composeFile, equal);
    await client.tell(2, composeFile);
    await client.until(() => client.refreshes > 0);
    expect(await client.codes(manifestFile)).toEqual([]);
  });

  test.each([
    ['.ddev/config.yaml', (version: string) => `database: {type: postgres, version: "${version}"}\n`],
    ['.lando.yml', (version: string) => `services: {db: {type: "postgres:${version}"}}\n`],
    ['.gitlab-ci.yml', (version: string) => `test: {services: ["postgres:${version}"]}\n`],
    [
      '.github/workflows/ci.yml',
      (version: string) => `jobs: {test: {services: {db: {image: "postgres:${version}"}}}}\n`,
    ],
    ['.devcontainer/a/more.yml', (version: string) => `services: {db: {image: "postgres:${version}"}}\n`],
  ])('of %s are heard, from the moment when it is made', async (file, textOf) => {
    const devcontainer = { '.devcontainer/a/devcontainer.json': '{"dockerComposeFile": "more.yml"}' };
    const client = await clientOf([await folderWith({ [manifestFile]: manifest, ...devcontainer })]);
    await client.open(manifestFile, manifest, 'upsun');
    expect(await client.codes(manifestFile)).toEqual([]);
    await put(client.folder, file, textOf('15'));
    await client.tell(1, file);
    await client.until(() => client.refreshes > 0);
    expect(await client.codes(manifestFile)).toEqual([drift]);
    await put(client.folder, file, textOf('17'));
    await client.tell(2, file);
    await client.until(() => client.refreshes > 1);
    expect(await client.codes(manifestFile)).toEqual([]);
  });

  test('are looked up where nobody watches', async () => {
    const client = await openProject({ capabilities: without('workspace', 'didChangeWatchedFiles') });
    await client.close(composeFile);
    expect(await client.codes(manifestFile)).toEqual([drift]);
    await put(client.folder, composeFile, equal);
    expect(await client.codes(manifestFile)).toEqual([]);
  });

  test('files of any name are watched once they are read', async () => {
    const client = await clientOf([await folderWith({ ...files, 'ops/dev [1].yml': drifted })], {
      settings: () => ({ compose: { files: ['ops/dev [1].yml'] } }),
    });
    await client.open(manifestFile, manifest);
    await client.until(() => client.watched.some((it) => it.endsWith('/ops/dev [[]1[]].yml')));
  });

  const app = manifest.replace('    relationships', '    source: {root: app}\n    relationships');
  test.each<[what: string, before: Record<string, string>, after: Record<string, string>, codes: string[]]>([
    [
      'an env file that Compose reads',
      { 'compose.yaml': drifted.replace('15', '${PG:-15}') },
      { '.env': 'PG=17\n' },
      [],
    ],
    ['an override file', {}, { 'compose.override.yaml': equal }, []],
    ['an included file', { 'compose.yaml': 'include: [db.yaml]\n', 'db.yaml': drifted }, { 'db.yaml': equal }, []],
    [
      'a Dockerfile',
      { 'compose.yaml': `${equal}  app: {build: app}\n`, 'app/Dockerfile': 'FROM node:24\n' },
      { 'app/Dockerfile': 'FROM node:22\n' },
      ['runtime-version-drift'],
    ],
    [
      'a version file',
      { 'compose.yaml': equal, 'app/.nvmrc': '24\n' },
      { 'app/.nvmrc': '22\n' },
      ['runtime-version-drift'],
    ],
    [
      'the URL of a database',
      { 'compose.yaml': equal, 'app/.env': '' },
      { 'app/.env': 'DATABASE_URL=postgresql://a:b@db/app?serverVersion=14\n' },
      ['server-version-drift'],
    ],
    ['the settings', {}, { '.parity.yaml': 'severity: {service-version-drift: off}\n' }, []],
  ])('%s that is not open changes what is found', async (_, before, after, codes) => {
    const client = await clientOf([await folderWith({ ...files, 'app/index.js': '', [manifestFile]: app, ...before })]);
    await client.open(manifestFile, app);
    const found = await client.codes(manifestFile);
    await client.until(() => client.watched.length > 0);
    for (const [file, text] of Object.entries(after)) await put(client.folder, file, text);
    await client.tell(2, ...Object.keys(after));
    expect(await client.codes(manifestFile)).toEqual(codes);
    expect(found).not.toEqual(codes);
  });

  test('a file that the manifest includes is watched, and changes the answers', async () => {
    const part = 'database/service.yaml';
    const including = manifest
      .replace(/ {4}type: postgresql:17\n/, '')
      .replace('  db:\n', `  db: !include ../${part}\n`);
    const own = { [manifestFile]: including, [part]: 'type: postgresql:17\n', [composeFile]: drifted };
    const client = await clientOf([await folderWith(own)]);
    await client.open(composeFile, drifted);
    expect(await client.codes(part)).toEqual([drift]);
    await client.until(() => client.watched.some((it) => it.includes('service.yaml')));
    await put(client.folder, part, 'type: postgresql:15\n');
    await client.tell(2, part);
    await client.until(() => client.refreshes > 0);
    expect(await client.codes(composeFile)).toEqual([]);
  });

  test('a project that appears is found', async () => {
    const client = await clientOf([await folderWith({ 'compose.yaml': drifted })]);
    await client.open(composeFile, drifted);
    expect(await client.codes(composeFile)).toEqual([]);
    await put(client.folder, manifestFile, manifest);
    await client.tell(1, manifestFile);
    expect(await client.codes(composeFile)).toEqual([drift]);
  });
});

describe('a client that can not pull', () => {
  const capabilities = without('textDocument', 'diagnostic');

  test('is sent both sides, with the versions of what is open', async () => {
    const client = await clientOf([await folderWith(files)], { capabilities });
    expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
    await client.open(manifestFile, manifest);
    await client.until(() => client.published.size === 2);
    expect(client.published.get(client.uri(manifestFile))).toMatchObject({ version: 1, items: [{ code: drift }] });
    expect(client.published.get(client.uri(composeFile))).toMatchObject({
      version: undefined,
      items: [{ code: drift }],
    });
  });

  test.each(['untitled:Untitled-1', 'vscode-vfs://github/owner/name/.upsun/config.yaml'])(
    'keeps nothing of %s when it is closed',
    async (uri) => {
      const client = await clientOf([], { capabilities });
      await client.open(uri, manifest.replace('routes:', 'rotes:'), 'upsun');
      await client.until(() => client.published.get(uri)?.items.length === 1);
      await client.close(uri);
      await client.until(() => client.published.get(uri)?.items.length === 0);
    },
  );

  test('is sent what an edit changes in the other file', async () => {
    const client = await openProject({ capabilities });
    await client.until(() => client.published.get(client.uri(manifestFile))?.items.length === 1);
    await client.change(composeFile, 2, { text: equal });
    await client.until(() => client.published.get(client.uri(manifestFile))?.items.length === 0);
    expect(client.published.get(client.uri(composeFile))).toEqual({ version: 2, items: [] });
  });
});

test('what runs is told by a client that looked, and changes the answers', async () => {
  const client = await openProject();
  expect(await client.codes(composeFile)).toEqual([drift]);
  const container = {
    service: 'db',
    folder: '',
    files: [composeFile],
    image: 'postgres:14',
    environment: {},
    ports: [],
    mounts: [],
  };
  const tell = (containers?: readonly Container[]) =>
    client.notify(runningChanged, { uri: client.uri(''), containers } satisfies RunningParams);
  await tell([container]);
  await client.until(() => client.refreshes === 1);
  expect(await client.codes(composeFile)).toEqual(['container-stale', drift]);
  await tell([{ ...container }]);
  await tell();
  await client.until(() => client.refreshes === 2);
  expect(await client.codes(composeFile)).toEqual([drift]);
});
