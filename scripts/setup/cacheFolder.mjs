import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where everything that the set-up downloads or builds is kept between runs and between clones. */
export const cacheRoot = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'environment-parity-dev');

/**
 * Makes a folder below the cache.
 * @param {...string} names
 */
export async function cacheFolder(...names) {
  const folder = join(cacheRoot, ...names);
  await mkdir(folder, { recursive: true });
  return folder;
}

/**
 * A short name for a content: the same content, the same name.
 * @param {...(string | Buffer)} contents
 */
export function shortHash(...contents) {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content).update('\0');
  return hash.digest('hex').slice(0, 16);
}
