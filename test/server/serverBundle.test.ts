import { fork, spawn, type ChildProcess } from 'node:child_process';
import { afterEach, describe, expect, test } from 'vitest';
import {
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { folderWith } from '../folders';
import { until } from '../until';
import { builtBundles } from './bundles';
import { LspClient } from './lspClient';

const bundle = builtBundles();
const files = {
  '.upsun/config.yaml':
    'applications:\n  app:\n    type: nodejs:24\n    relationships:\n      db:\nservices:\n  db:\n    type: postgresql:17\n',
  'compose.yaml': 'services:\n  db:\n    image: postgres:15\n',
};

const started: ChildProcess[] = [];
afterEach(() => started.splice(0).forEach((child) => child.kill()));

describe.each([
  ['server.js', ['--stdio']],
  ['cli.js', ['lsp', '--stdio']],
] as const)('%s', (file, args) => {
  test('answers over standard input and output, and ends when told', async () => {
    const child = spawn(process.execPath, [bundle(file), ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    started.push(child);
    const folder = await folderWith(files);
    const client = await LspClient.over(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
      [folder],
      {},
    );
    expect(client.initialized.serverInfo?.name).toBe('environment-parity');
    await client.open('compose.yaml', files['compose.yaml']);
    expect(await client.codes('compose.yaml')).toEqual(['service-version-drift']);
    await client.ask('shutdown', {});
    await client.notify('exit', {});
    await until(() => child.exitCode !== null);
    expect(child.exitCode).toBe(0);
    client.dispose();
  });
});

test('server.js answers over the channel of a forked process', async () => {
  const child = fork(bundle('server.js'), ['--node-ipc']);
  started.push(child);
  const folder = await folderWith(files);
  const client = await LspClient.over(new IPCMessageReader(child), new IPCMessageWriter(child), [folder], {});
  await client.open('compose.yaml', files['compose.yaml']);
  expect(await client.codes('compose.yaml')).toEqual(['service-version-drift']);
  client.dispose();
});
