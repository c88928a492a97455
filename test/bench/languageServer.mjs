import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

/**
 * @typedef {{
 *   name: string,
 *   args: readonly string[],
 *   pulls: boolean,
 *   settings: Record<string, unknown>,
 * }} Server  a language server: the arguments of Node, whether it is asked for diagnostics, its settings by section
 *
 * @typedef {{ initialize: number, diagnostics: number, keystroke: number[], completion: number[] }} Times  milliseconds
 */

const keystrokes = 20;

/**
 * One run: start, greet, open a file, type and complete.
 *
 * @param {Server} server
 * @param {{
 *   uri: string, folder: string, text: string, line: number, character: number, typed?: string, beside?: string
 * }} document  with the place of the completion, what is typed there (a blank), and a second file whose diagnostics are asked for, too
 * @returns {Promise<Times>}
 */
export async function measure(server, { uri, folder, text, line, character, typed = ' ', beside }) {
  const spawned = performance.now();
  const child = spawn(process.execPath, [...server.args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published = listen(connection, server);
  await connection.sendRequest('initialize', greeting(folder, server));
  const initialize = performance.now() - spawned;
  await connection.sendNotification('initialized', {});

  /** @param {() => Promise<unknown>} act */
  const timed = async (act) => {
    const start = performance.now();
    await act();
    return performance.now() - start;
  };
  /** @param {string} file */
  const pulled = (file) => connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: file } });
  /** @param {number} version @param {() => Promise<unknown>} tell */
  const checked = async (version, tell) => {
    const answer = server.pulls ? undefined : published(version);
    await tell();
    await (answer ?? Promise.all([uri, beside].flatMap((it) => (it === undefined ? [] : pulled(it)))));
  };

  const textDocument = { uri, languageId: 'yaml', version: 1, text };
  const diagnostics = await timed(() =>
    checked(1, () => connection.sendNotification('textDocument/didOpen', { textDocument })),
  );
  const keystroke = [];
  const completion = [];
  for (let version = 2; version < keystrokes + 2; version++) {
    const at = { line, character };
    const change = { textDocument: { uri, version }, contentChanges: [{ range: { start: at, end: at }, text: typed }] };
    keystroke.push(
      await timed(() => checked(version, () => connection.sendNotification('textDocument/didChange', change))),
    );
    completion.push(
      await timed(() => connection.sendRequest('textDocument/completion', { textDocument: { uri }, position: at })),
    );
  }
  await stop(connection, child);
  return { initialize, diagnostics, keystroke, completion };
}

/** Answers a promise of the next published diagnostics; servers that publish say no version that could be waited for. */
function listen(connection, server) {
  let arrived = () => undefined;
  connection.onRequest('workspace/configuration', ({ items }) =>
    items.map(({ section }) => server.settings[section] ?? null),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.onRequest('workspace/codeLens/refresh', () => null);
  connection.onNotification('textDocument/publishDiagnostics', () => arrived());
  connection.listen();
  return () => new Promise((resolve) => (arrived = () => resolve(undefined)));
}

function greeting(folder, server) {
  return {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'bench' }],
    capabilities: {
      workspace: {
        configuration: true,
        workspaceFolders: true,
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
      textDocument: {
        ...(server.pulls && { diagnostic: {} }),
        completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
      },
    },
  };
}

async function stop(connection, child) {
  const ended = once(child, 'exit');
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  await ended;
  connection.dispose();
}
