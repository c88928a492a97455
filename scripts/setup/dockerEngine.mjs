// A Docker engine of our own, beside any other: own data, socket and network; it ends by itself when nobody uses it any more.
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, open, readFile, readdir, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, cacheRoot, shortHash } from './cacheFolder.mjs';
import { findProgram } from './debianPackages.mjs';
import { withLock } from './lock.mjs';
import { must, run } from './run.mjs';
import { saying } from './say.mjs';
import { until } from './until.mjs';

/**
 * @typedef {object} Engine
 * @property {string} host as in DOCKER_HOST
 * @property {{DOCKER_HOST: string}} env
 * @property {string[]} enter what a command must begin with to reach published ports: empty, unless another engine owns this network
 * @property {boolean} fresh whether this call started it
 * @property {() => Promise<void>} stop gives the engine back; the last user ends it
 */
/**
 * @typedef {object} EngineFiles
 * @property {string} socket
 * @property {string} pidFile dockerd's
 * @property {string} keeper holds the keeper's pid as long as it has something to clear away
 * @property {string} leases a file for every process that uses the engine, named after its pid
 * @property {string} lock
 * @property {string} log
 * @property {string} execRoot
 * @property {string} data
 */

/**
 * Starts the engine of that name, or joins it where it runs.
 * @param {string} [name]
 * @returns {Promise<Engine>}
 */
export async function startEngine(name = 'tests') {
  const files = await engineFiles(name);
  const lease = join(files.leases, String(process.pid));
  process.once('exit', () => rmSync(lease, { force: true }));
  const fresh = await withLock(files.lock, async () => {
    await writeFile(lease, '');
    if (await answers(files.socket)) return false;
    await saying(`Starting a Docker engine of our own (${files.socket})`, () => launch(files));
    return true;
  });
  const host = `unix://${files.socket}`;
  if (fresh) await empty(host);
  return { host, env: { DOCKER_HOST: host }, enter: await entrance(files), fresh, stop: () => giveBack(files, lease) };
}

/** What stands in the way of an engine of our own here, in plain words. */
export function engineObstacles() {
  if (process.platform !== 'linux') return ['A Docker engine of our own needs Linux'];
  if (process.getuid?.() !== 0) return ['A Docker engine of our own needs root'];
  return findProgram(['dockerd']) ? [] : ['dockerd is missing (on Debian: apt-get install docker.io)'];
}

/**
 * Socket and run files are in /run: a path below a home folder can be too long for a socket.
 * @param {string} name
 * @returns {Promise<EngineFiles>}
 */
async function engineFiles(name) {
  const root = join('/run/environment-parity-dev', `${name}-${shortHash(cacheRoot).slice(0, 8)}`);
  const leases = join(root, 'leases');
  await mkdir(leases, { recursive: true, mode: 0o700 });
  const data = await cacheFolder(`docker-${name}`);
  const at = (/** @type {string} */ file) => join(root, file);
  const run = { socket: at('docker.sock'), pidFile: at('dockerd.pid'), execRoot: at('exec'), log: at('dockerd.log') };
  return { ...run, leases, data, lock: at('lock'), keeper: at('keeper.pid') };
}

/** @param {EngineFiles} files */
async function launch(files) {
  const log = await open(files.log, 'w');
  const own = (await otherEngineRuns()) ? 'own-network' : 'host-network';
  const keeper = fileURLToPath(new URL('engineKeeper.mjs', import.meta.url));
  const child = spawn(process.execPath, [keeper, JSON.stringify(files), own], {
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  child.unref();
  await writeFile(files.keeper, String(child.pid));
  await log.close();
  await until('the Docker engine', () => answers(files.socket) || died(child), { seconds: 60 });
  if (died(child))
    throw new Error(`The Docker engine did not start:\n${(await readFile(files.log, 'utf8')).slice(-1500)}`);
}

/** @param {import('node:child_process').ChildProcess} child */
function died(child) {
  return child.exitCode !== null || child.signalCode !== null;
}

/** @param {string} socket */
async function answers(socket) {
  return (
    existsSync(socket) && (await run('docker', ['-H', `unix://${socket}`, 'version'], { timeout: 10_000 })).code === 0
  );
}

/** Two engines in one network would delete each other's packet filter rules. */
async function otherEngineRuns() {
  const here = await readlink('/proc/self/ns/net');
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
    if (name.trim() === 'dockerd' && (await readlink(`/proc/${pid}/ns/net`).catch(() => '')) === here) return true;
  }
  return false;
}

/** @param {EngineFiles} files */
async function entrance(files) {
  const pid = (await readFile(files.pidFile, 'utf8')).trim();
  const [here, there] = await Promise.all([readlink('/proc/self/ns/net'), readlink(`/proc/${pid}/ns/net`)]);
  return here === there ? [] : ['nsenter', `--net=/proc/${pid}/ns/net`];
}

/** @param {EngineFiles} files @param {string} lease */
async function giveBack(files, lease) {
  rmSync(lease, { force: true });
  if ((await readdir(files.leases)).length > 0) return;
  await until('the end of the Docker engine', () => !existsSync(files.keeper), { seconds: 60 });
}

/**
 * What a crashed or earlier run left must not reach the next one. Images stay: they are the cache.
 * @param {string} host
 */
async function empty(host) {
  const docker = (/** @type {string[]} */ ...args) => must('docker', ['-H', host, ...args]);
  const containers = (await docker('ps', '-aq')).split('\n').filter(Boolean);
  if (containers.length > 0) await docker('rm', '-f', ...containers);
  const volumes = (await docker('volume', 'ls', '-q')).split('\n').filter(Boolean);
  if (volumes.length > 0) await docker('volume', 'rm', '-f', ...volumes);
  await docker('network', 'prune', '-f');
}
