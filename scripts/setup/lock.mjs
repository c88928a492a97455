import { mkdir, readFile, rm, writeFile, link } from 'node:fs/promises';
import { dirname } from 'node:path';
import { until } from './until.mjs';
import { say } from './say.mjs';

/**
 * Runs the work while holding a lock file; another process that wants it waits. A lock whose holder is dead is taken over.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @param {number} [seconds] how long to wait for the other one
 * @returns {Promise<T>}
 */
export async function withLock(path, work, seconds = 900) {
  await mkdir(dirname(path), { recursive: true });
  if (!(await take(path))) {
    say(`Waiting for another run that holds ${path}`);
    await until(`the lock ${path}`, () => take(path), { seconds });
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

/**
 * A link is made at once with its content, so that nobody ever reads a lock without its holder.
 * @param {string} path
 */
async function take(path) {
  const own = `${path}.${process.pid}`;
  await writeFile(own, String(process.pid));
  try {
    if (await linked(own, path)) return true;
    const holder = Number(await readFile(path, 'utf8').catch(() => 'gone'));
    if (Number.isNaN(holder) || isAlive(holder)) return false;
    await rm(path, { force: true });
    return await linked(own, path);
  } finally {
    await rm(own, { force: true });
  }
}

/** @param {string} from @param {string} to */
function linked(from, to) {
  return link(from, to).then(
    () => true,
    () => false,
  );
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
