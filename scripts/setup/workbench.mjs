// The real workbench as a server of its own: own data, own settings, own port; everything goes with `stop`.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { installBuiltExtension } from './extensionFolder.mjs';
import { quietSettings } from './quietSettings.mjs';
import { must } from './run.mjs';
import { until } from './until.mjs';
import { ensureWorkbenchPackages } from './workbenchPackages.mjs';

const endMark = 'The server has ended';
/**
 * Runs a server until our end of its standard input closes, be it that this process was killed; then ends its whole process group
 * (a file watcher outlives the server otherwise) and removes its data folder, $0.
 */
const tiedToUs = `("$@"; echo '${endMark}') & trap '' TERM; cat >/dev/null; kill -TERM 0; wait; rm -rf "$0" || { sleep 1; rm -rf "$0"; }`;

/**
 * @typedef {object} WorkbenchOptions
 * @property {'built' | 'none' | string} [extension] the built extension (default), none, or the path of a package (.vsix)
 * @property {Record<string, unknown>} [userSettings] beside `quietSettings`, stronger than they
 * @property {Record<string, string>} [env] beside this process's environment
 * @property {boolean} [trust] default true; false asks as for a stranger's project
 * @property {boolean} [token] whether the address carries a secret, default true
 * @property {string} [home] the HOME of everything that runs in it; default: an empty one
 */
/**
 * @typedef {object} Workbench
 * @property {number} port
 * @property {string} dataFolder settings are in data/User/settings.json, logs in data/logs
 * @property {(folder: string, options?: {open?: string}) => string} url the address that opens a folder (or a .code-workspace file)
 * and, in it, one file (an absolute path)
 * @property {() => string} output what the server said
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a workbench server. Several can run beside each other.
 * @param {WorkbenchOptions} [options]
 * @returns {Promise<Workbench>}
 */
export async function startWorkbench(options = {}) {
  const program = await ensureWorkbenchPackages();
  const dataFolder = await mkdtemp(join(tmpdir(), 'parity-workbench-'));
  await prepare(dataFolder, program, options).catch(async (error) => {
    await rm(dataFolder, { recursive: true, force: true });
    throw error;
  });
  const token = options.token === false ? undefined : randomBytes(16).toString('hex');
  const args = [program.server, ...serverArguments(dataFolder, token, options.trust ?? true)];
  const words = ['-c', tiedToUs, dataFolder, program.node, ...args];
  const child = spawn('sh', words, { env: environment(dataFolder, options), detached: true, stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const stop = async () => {
    child.stdin.end();
    await until('the end of the workbench', () => child.exitCode !== null || child.signalCode !== null);
  };
  const port = await until('the workbench', () => listeningPort(output), { seconds: 60 }).catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    port,
    dataFolder,
    url: (folder, { open } = {}) => address(port, token, folder, open),
    output: () => output,
    stop,
  };
}

/** @param {string} dataFolder @param {{node: string, server: string}} program @param {WorkbenchOptions} options */
async function prepare(dataFolder, program, { extension = 'built', userSettings = {} }) {
  await mkdir(join(dataFolder, 'home'));
  const settings = { ...quietSettings, ...userSettings };
  // A workbench in a browser is a remote one: settings of the machine are read from a file of their own.
  for (const scope of ['User', 'Machine']) {
    await mkdir(join(dataFolder, 'data', scope), { recursive: true });
    await writeFile(join(dataFolder, 'data', scope, 'settings.json'), JSON.stringify(settings, undefined, 2));
  }
  if (extension === 'built') await installBuiltExtension(join(dataFolder, 'extensions'));
  else if (extension !== 'none') {
    const args = ['--server-data-dir', dataFolder, '--accept-server-license-terms', '--install-extension', extension];
    await must(program.node, [program.server, ...args], { env: environment(dataFolder, {}) });
  }
}

/** @param {string} dataFolder @param {string | undefined} token @param {boolean} trust */
function serverArguments(dataFolder, token, trust) {
  return [
    ...['--host', '127.0.0.1', '--port', '0', '--accept-server-license-terms', '--disable-telemetry'],
    // The environment as given, not what a login shell would make of it.
    ...['--server-data-dir', dataFolder, '--force-disable-user-env'],
    ...(token ? ['--connection-token', token] : ['--without-connection-token']),
    ...(trust ? ['--disable-workspace-trust'] : []),
  ];
}

/** @param {string} dataFolder @param {WorkbenchOptions} options */
function environment(dataFolder, { env, home }) {
  return {
    ...process.env,
    // Compose's plugin may be in the real home folder.
    DOCKER_CONFIG: process.env.DOCKER_CONFIG ?? join(homedir(), '.docker'),
    HOME: home ?? join(dataFolder, 'home'),
    // No marketplace: nothing is looked up or offered.
    EXTENSIONS_GALLERY: '{}',
    ...env,
  };
}

/** @param {string} output */
function listeningPort(output) {
  if (output.includes(endMark)) throw new Error(`The workbench ended at once:\n${output.slice(-1500)}`);
  const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
  return port === undefined ? undefined : Number(port);
}

/** @param {number} port @param {string | undefined} token @param {string} folder @param {string} [open] */
function address(port, token, folder, open) {
  const url = new URL(`http://127.0.0.1:${port}/`);
  if (token) url.searchParams.set('tkn', token);
  url.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  if (open) url.searchParams.set('payload', JSON.stringify([['openFile', `vscode-remote://127.0.0.1:${port}${open}`]]));
  return url.href;
}
