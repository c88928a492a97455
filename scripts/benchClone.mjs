// npm run bench:clone [-- --gb N]
// Clones three databases under writes: by the store, by plain copy, and with Docker Compose by hand. Uses the tests' own Docker engine.
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { answering, found, fill, hashes, keys, start, startWriters } from '../test/bench/clone/databases.mjs';
import { table } from '../test/bench/table.mjs';
import { must } from './setup/run.mjs';
import { startTestDocker } from './setup/testDocker.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({ options: { gb: { type: 'string', default: '3' } } });
const gb = Number(values.gb);
if (!(gb > 0)) throw new Error('--gb is the size of the databases in gigabytes.');

const image = 'parity.test/debian:13-slim';
const parent = `parity-bench-${process.pid}`;
const store = `${parent}-store`;
const projects = [parent];
/** Where the engine, which runs on this machine, keeps it. */
let storeFile = '';

const docker = await startTestDocker();
if ('missing' in docker) throw new Error(docker.missing.join('\n'));
Object.assign(process.env, docker.env);
const work = await mkdtemp(join(tmpdir(), 'parity-bench-'));
try {
  await bench();
} finally {
  await cleanUp();
  await rm(work, { recursive: true, force: true });
  await docker.stop();
}

async function bench() {
  const core = await loadCore();
  const tools = toolsIn(core);
  await cloneBy(core, tools, { method: 'store', from: 'nothing', to: parent });
  storeFile =
    `${await must('docker', ['volume', 'inspect', '--format', '{{.Mountpoint}}', `${store}-file`])}`.trim() +
    '/store.xfs';
  await start(parent);
  console.log(`Filling three databases with ${gb} GB together …`);
  await fill(parent, gb);
  const before = await hashes(parent);
  const writers = startWriters(parent);
  await until(() => Object.values(writers.acknowledged()).every((count) => count > 50));
  const results = [];
  for (const method of ['store', 'copy']) {
    const child = `${parent}-${method}`;
    projects.push(child);
    results.push(await measure(core, tools, { method, child, writers, before }));
    await removeProject(child);
  }
  await writers.stop();
  const written = writers.acknowledged();
  const kept = await found(parent, written);
  const isIntact = (await hashes(parent)) === before && sum(kept) === sum(written);
  results.push(await byHand(before));
  report(results, isIntact);
}

/**
 * @param {any} core @param {any} tools
 * @param {{method: string, child: string, writers: ReturnType<typeof startWriters>, before: string}} what
 */
async function measure(core, tools, { method, child, writers, before }) {
  let empty = 0;
  /** @type {Record<string, number> | undefined} */
  let acknowledged;
  const onPause = () => {
    acknowledged = writers.acknowledged();
    empty = method === 'store' ? storeBytes() : 0;
  };
  const times = await cloneBy(core, tools, { method, from: parent, to: child, onPause });
  if (!acknowledged) throw new Error('Nothing was paused.');
  const size = async () =>
    method === 'store' ? flushedStoreBytes() : used(Object.keys(keys).map((key) => `${child}_${key}`));
  const extra = (await size()) - empty;
  const starting = performance.now();
  await start(child);
  const healthy = performance.now() - starting;
  const there = await found(child, acknowledged);
  return {
    ...times,
    name: method === 'store' ? 'store (shares blocks)' : 'plain copy',
    method,
    healthy,
    extra: extra / 1e6,
    acknowledged: sum(acknowledged),
    found: sum(there),
    same: (await hashes(child)) === before,
  };
}

/**
 * Plans and applies a clone as the product does, and takes the time of its phases by the commands that it runs.
 * @param {any} core @param {any} tools
 * @param {{method: string, from: string, to: string, onPause?: () => void}} what
 */
async function cloneBy(core, tools, { method, from, to, onPause = () => undefined }) {
  /** @type {Record<string, number>} */
  let at = {};
  const exec = async (/** @type {string} */ command, /** @type {string[]} */ args, /** @type {object} */ options) => {
    const phase = args.includes('copy') ? 'copy' : (args[0] ?? '');
    if (phase === 'pause' && at.pause === undefined) onPause();
    at[phase] ??= performance.now();
    const result = await core.exec(command, args, options);
    at[`${phase}d`] = performance.now();
    return result;
  };
  const settings = {
    ...core.defaultSettings,
    images: { '*': 'parity.test/*' },
    data: { ...core.defaultSettings.data, method, store, longestPause: 600 },
  };
  const own = { ...tools, exec, docker: core.dockerWith(exec, () => undefined) };
  const context = { projectPath: '', settings, tools: own, exec };
  const volumes = Object.entries(keys).map(([key, service]) => ({ key, name: `${to}_${key}`, services: [service] }));
  const plan = await core.planCloneData(context, { from: { project: from }, to: { id: to, project: to, volumes } });
  // What planning asks containers is no part of the clone.
  at = {};
  const begun = performance.now();
  await core.apply(
    { title: 'Clone', steps: plan.steps, notes: [] },
    {
      actions: core.localActions(own),
      stateFolder: tools.store.folder,
      report: () => undefined,
      signal: new AbortController().signal,
    },
  );
  // The first command in a container asks a database to write to the disk.
  const checkpoint = (at.pause ?? 0) - (at.exec ?? 0);
  return {
    checkpoint,
    paused: (at.unpaused ?? 0) - (at.pause ?? 0),
    copy: (at.copyd ?? 0) - (at.copy ?? 0),
    unpause: (at.unpaused ?? 0) - (at.unpause ?? 0),
    writable: performance.now() - begun - checkpoint,
  };
}

/** What one does without a tool: stop everything, copy the volumes, start everything. @param {string} before */
async function byHand(before) {
  const child = `${parent}-hand`;
  projects.push(child);
  const started = performance.now();
  await must('docker', ['stop', ...Object.keys(keys).map((key) => `${parent}-${key}-1`)]);
  const copying = performance.now();
  for (const key of Object.keys(keys)) {
    const labels = ['--label', `com.docker.compose.project=${child}`, '--label', `com.docker.compose.volume=${key}`];
    await must('docker', ['volume', 'create', ...labels, `${child}_${key}`]);
    const mounts = ['--volume', `${parent}_${key}:/from:ro`, '--volume', `${child}_${key}:/to`];
    await must('docker', ['run', '--rm', ...mounts, image, 'cp', '-a', '/from/.', '/to/']);
  }
  const copied = performance.now();
  await must('docker', ['start', ...Object.keys(keys).map((key) => `${parent}-${key}-1`)]);
  await answering(parent);
  const back = performance.now();
  await start(child);
  return {
    name: 'docker compose by hand',
    method: 'hand',
    checkpoint: 0,
    paused: back - started,
    copy: copied - copying,
    unpause: back - copied,
    writable: copied - started,
    healthy: performance.now() - back,
    extra: (await used(Object.keys(keys).map((key) => `${child}_${key}`))) / 1e6,
    acknowledged: 0,
    found: 0,
    same: (await hashes(child)) === before,
  };
}

/** @param {Awaited<ReturnType<typeof measure>>[]} results @param {boolean} isIntact */
function report(results, isIntact) {
  const seconds = (/** @type {number} */ time) => `${(time / 1000).toFixed(2)} s`;
  const rows = results.map((it) => [
    ...[it.name, seconds(it.checkpoint), seconds(it.paused), seconds(it.copy), seconds(it.writable)],
    ...[
      seconds(it.healthy),
      `${it.extra.toFixed(1)} MB`,
      `${it.found} of ${it.acknowledged}`,
      it.same ? 'same' : 'DIFFERENT',
    ],
  ]);
  const head = ['', 'checkpoint', 'parent held', 'copying', 'writable', 'answers', 'extra disk', 'rows', 'tables'];
  console.log(`\n${table([head, ...rows])}\n`);
  console.log('"parent held": from the first container that is paused or stopped to the last that goes on.');
  console.log(
    '"writable": the whole command without the checkpoint. "answers": from then until all three answer queries.',
  );
  console.log(`The parent ${isIntact ? 'has every row that was acknowledged' : 'HAS LOST ROWS'}.\n`);
  const [it] = results;
  if (!it) return;
  const whole = (/** @type {number} */ value) => Math.round(value);
  console.log(
    JSON.stringify({
      ...{ gb, method: it.method, checkpoint_ms: whole(it.checkpoint), pause_ms: whole(it.paused) },
      ...{ copy_ms: whole(it.copy), unpause_ms: whole(it.unpause), writable_ms: whole(it.writable) },
      ...{ healthy_ms: whole(it.healthy), extra_mb: Number(it.extra.toFixed(1)) },
      ...{ acknowledged: it.acknowledged, found: it.found },
    }),
  );
  if (!isIntact || results.some(({ same, acknowledged, found: rowsFound }) => !same || rowsFound !== acknowledged))
    process.exitCode = 1;
}

async function loadCore() {
  const outfile = join(work, 'core.cjs');
  const entry = join(root, 'test/bench/clone/core.mjs');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', logLevel: 'warning' });
  return createRequire(import.meta.url)(outfile);
}

/** What the product has of an open repository, as far as data needs it. @param {any} core */
function toolsIn(core) {
  return { root: work, log: () => undefined, store: core.openStore(join(work, 'state'), work) };
}

/** Bytes that the store takes on the disk, what the parent writes meanwhile included. */
function storeBytes() {
  const { blocks } = statSync(storeFile);
  return blocks * 512;
}

async function flushedStoreBytes() {
  await must('docker', ['exec', `${store}-keeper`, 'sync', '--file-system', '/store']);
  return storeBytes();
}

/** Bytes that the files of volumes take on the disk. @param {string[]} volumes */
async function used(volumes) {
  const mounts = volumes.flatMap((name) => ['--volume', `${name}:/data/${name}:ro`]);
  const printed = await must('docker', [
    'run',
    '--rm',
    ...mounts,
    image,
    'sh',
    '-c',
    'sync; du -s --block-size=1 /data',
  ]);
  return Number.parseInt(printed, 10);
}

/** @param {() => boolean} condition */
async function until(condition) {
  while (!condition()) await new Promise((done) => setTimeout(done, 50));
}

/** @param {Record<string, number>} counts */
function sum(counts) {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}

async function cleanUp() {
  for (const project of projects) await removeProject(project);
  await must('docker', ['rm', '--force', `${store}-keeper`]);
  await must('docker', ['volume', 'rm', '--force', store, `${store}-file`]);
}

/** @param {string} project */
async function removeProject(project) {
  const filter = ['--filter', `label=com.docker.compose.project=${project}`];
  const ids = async (/** @type {string[]} */ ...args) => (await must('docker', args)).split('\n').filter(Boolean);
  const containers = await ids('ps', '--all', '--quiet', ...filter);
  if (containers.length > 0) await must('docker', ['rm', '--force', '--volumes', ...containers]);
  for (const network of await ids('network', 'ls', '--quiet', ...filter))
    await must('docker', ['network', 'rm', network]);
  const volumes = await ids('volume', 'ls', '--quiet', ...filter);
  if (volumes.length > 0) await must('docker', ['volume', 'rm', '--force', ...volumes]);
}
