import { createHash, randomBytes } from 'node:crypto';
import { copyFile, lstat, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeWhole } from './store';

/** What was carried into a worktree, so that a later change of it is seen. Never the content: files of this kind hold secrets. */
interface CarriedRecord {
  readonly salt: string;
  /** Path from the worktree's root → hash of the content. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** Carried files of a worktree, by whether they are as they were carried; those that are gone count as changed. */
export interface CarriedState {
  readonly same: readonly string[];
  readonly changed: readonly string[];
}

/** @param folder that of the environment's generated files */
export async function recordCarried(folder: string, worktree: string, paths: readonly string[]): Promise<void> {
  const salt = randomBytes(16).toString('hex');
  const hashes = await Promise.all(
    paths.map(async (path) => [path, await hashOf(join(worktree, path), salt)] as const),
  );
  const known = hashes.filter((entry): entry is [string, string] => entry[1] !== undefined);
  await writeWhole(recordIn(folder), `${JSON.stringify({ salt, hashes: Object.fromEntries(known) })}\n`);
}

export async function forgetCarried(folder: string): Promise<void> {
  await rm(recordIn(folder), { force: true });
}

/** Sets aside what was carried, as it is now, before its worktree is removed: in the folder that is removed last. */
export async function keepCarried(folder: string, worktree: string): Promise<void> {
  await copyCarried(folder, worktree, keptIn(folder));
}

/** Puts back what was set aside. */
export async function putBackCarried(folder: string, worktree: string): Promise<void> {
  await copyCarried(folder, keptIn(folder), worktree);
}

/** Links are left out: what they lead to is not carried. */
async function copyCarried(folder: string, from: string, to: string): Promise<void> {
  for (const path of Object.keys((await readRecord(folder))?.hashes ?? {})) {
    const found = await lstat(join(from, path)).catch(() => undefined);
    if (!found?.isFile()) continue;
    await mkdir(dirname(join(to, path)), { recursive: true, mode: 0o700 });
    await copyFile(join(from, path), join(to, path));
  }
}

function keptIn(folder: string): string {
  return join(folder, 'carried');
}

/** Nothing where there is no record: an environment of an older version carried nothing. */
export async function carriedState(folder: string, worktree: string): Promise<CarriedState> {
  const record = await readRecord(folder);
  const same: string[] = [];
  const changed: string[] = [];
  for (const [path, hash] of Object.entries(record?.hashes ?? {}))
    ((await hashOf(join(worktree, path), record?.salt ?? '')) === hash ? same : changed).push(path);
  return { same, changed };
}

async function readRecord(folder: string): Promise<CarriedRecord | undefined> {
  try {
    return JSON.parse(await readFile(recordIn(folder), 'utf8')) as CarriedRecord;
  } catch {
    // There is none, or not a whole one: nothing is known of carried files.
    return undefined;
  }
}

async function hashOf(path: string, salt: string): Promise<string | undefined> {
  const content = await readFile(path).catch(() => undefined);
  return content && createHash('sha256').update(salt).update(content).digest('hex');
}

function recordIn(folder: string): string {
  return join(folder, 'carried.json');
}
