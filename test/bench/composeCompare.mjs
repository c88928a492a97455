import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ensureCompose } from '../../scripts/setup/composePlugin.mjs';
import { run } from '../../scripts/setup/run.mjs';

/** The loader of this working tree, bundled as it stands. */
export async function composeLoader() {
  const folder = await mkdtemp(join(tmpdir(), 'parity-compose-'));
  const outfile = join(folder, 'loader.mjs');
  const contents = `export { loadCompose } from './core/compose/load';
    export { composeConfig } from './core/compose/config';
    export { diskFiles } from './core/diskFiles';
    export { settle } from './core/workspace';
    export { defaultSettings } from './core/settings';`;
  const stdin = { contents, resolveDir: join(import.meta.dirname, '../..') };
  const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
  await build({ stdin, bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'warning', banner });
  const loader = await import(pathToFileURL(outfile).href);
  await rm(folder, { recursive: true });
  return loader;
}

/** @type {ReturnType<typeof ensureCompose> | undefined} */
let compose;

/** Whether Docker Compose is there. */
export async function canCompose() {
  compose ??= ensureCompose();
  return (await compose).missing.length === 0;
}

/**
 * What Docker Compose says of a folder: its services, or why it refuses. Nothing of this process's environment reaches it.
 *
 * @param {string} folder
 * @returns {Promise<{services?: object, refused?: string}>}
 */
export async function dockerConfig(folder) {
  if (!(await canCompose())) throw new Error('Docker Compose is missing');
  const { PATH = '', DOCKER_CONFIG } = process.env;
  const env = { PATH, HOME: '/home/nobody', ...(DOCKER_CONFIG ? { DOCKER_CONFIG } : {}), ...(await compose)?.env };
  const args = ['compose', '--profile', '*', 'config', '--format', 'json'];
  const { code, stdout, stderr } = await run('docker', args, { cwd: folder, env });
  if (code !== 0) return { refused: stderr.trim().split('\n').at(-1) ?? '' };
  const root = await realpath(folder);
  const { services } = JSON.parse(stdout);
  return { services: mapTexts(services ?? {}, (text) => ownPath(text.replaceAll('$$', '$'), root)) };
}

/** Paths in and around the folder become relative to it, as ours are. */
function ownPath(text, root) {
  if (text.startsWith('/home/nobody/')) return `~${text.slice('/home/nobody'.length)}`;
  const around = join(root, '../../..');
  return text.startsWith(`${around}/`) ? relative(root, text) || '.' : text;
}

function mapTexts(value, change) {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [change(key), mapTexts(item, change)]));
}

/**
 * The places in which two lists of services differ. Numbers and texts of the same look are equal, and a list's order counts.
 *
 * @returns {string[]}
 */
export function differences(ours, theirs, path = '') {
  if (empty(ours) && empty(theirs)) return [];
  if (typeof ours === 'object' && typeof theirs === 'object' && ours && theirs) {
    const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
    return keys.flatMap((key) => differences(ours[key], theirs[key], `${path}.${key}`));
  }
  if (!(ours instanceof Object) && !(theirs instanceof Object) && same(ours, theirs)) return [];
  return [`${path}: ours ${JSON.stringify(ours)}, theirs ${JSON.stringify(theirs)}`];
}

function empty(value) {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

/** Docker Compose prints `90s` as `1m30s` and `1g` in bytes, and leaves out what is false. */
function same(ours, theirs) {
  const [a, b] = [String(ours), String(theirs)];
  return a === b || (a === 'false' && theirs === undefined) || seconds(a) === seconds(b) || bytes(a) === bytes(b);
}

function seconds(text) {
  const [, hours, minutes, rest, thousandths] =
    /^(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:([\d.]+)s)?(?:(\d+)ms)?$/.exec(text) ?? [];
  const known = [hours, minutes, rest, thousandths].some((part) => part !== undefined);
  const sum = [hours, minutes, rest].reduce((all, part) => all * 60 + Number(part ?? 0), 0);
  return known ? sum + Number(thousandths ?? 0) / 1000 : text;
}

function bytes(text) {
  const [, number, unit] = /^(\d+(?:\.\d+)?)([kmgt]?)i?b?$/i.exec(text) ?? [];
  return number === undefined ? text : Number(number) * 1024 ** ' kmgt'.indexOf(unit.toLowerCase() || ' ');
}
