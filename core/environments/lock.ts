import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { UserError } from '../errors';

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly what: string;
}

/**
 * Runs an action while holding a lock file, so that two windows never change the environments of a project at once.
 * A lock whose process is gone is taken over. Throws a `UserError` that names what holds it.
 */
export async function withLock<T>(path: string, what: string, action: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await acquire(path, what);
  try {
    return await action();
  } finally {
    await rm(path, { force: true });
  }
}

async function acquire(path: string, what: string): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await create(path, what)) return;
    const holder = await readHolder(path);
    if (holder && isAlive(holder)) {
      throw new UserError(`Another window is busy: ${holder.what}.`, 'Wait until it is done, then try again.');
    }
    await rm(path, { force: true });
  }
  throw new UserError('The environments of this project are locked.', `Remove ${path} if nothing else is running.`);
}

async function create(path: string, what: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(JSON.stringify({ pid: process.pid, host: hostname(), what } satisfies Holder));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    // Gone in the meantime, or cut off by a crash: nobody holds it.
    return undefined;
  }
}

/** A process of another host can't be asked: it counts as alive. */
function isAlive({ pid, host }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
