import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
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
  const held = JSON.stringify({ pid: process.pid, host: hostname(), what, id: randomUUID() } satisfies Holder & {
    id: string;
  });
  await acquire(path, held);
  try {
    return await action();
  } finally {
    if ((await textOf(path)) === held) await rm(path, { force: true });
  }
}

async function acquire(path: string, held: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt++) {
    if (await create(path, held)) return;
    const found = await textOf(path);
    const holder = found === undefined ? undefined : parse(found);
    if (holder && isAlive(holder)) throw busy(holder, path);
    if (found !== undefined) await takeAway(path, found);
  }
  throw new UserError(
    'The environments of this project are locked.',
    `Try again, or remove ${path} if nothing else is running.`,
    'busy',
  );
}

function busy({ what, host }: Holder, path: string): UserError {
  const elsewhere = host === hostname() ? '' : ` If nothing runs on ${host} any more, remove ${path}.`;
  return new UserError(
    `Another window is busy: ${what}.`,
    `Wait until it is done, then try again.${elsewhere}`,
    'busy',
  );
}

/** The file appears with its whole text, or not at all: nobody reads half of it. */
async function create(path: string, held: string): Promise<boolean> {
  const whole = `${path}.${randomUUID()}`;
  await writeFile(whole, held, { mode: 0o600 });
  try {
    await link(whole, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(whole, { force: true });
  }
}

/**
 * Removes the lock that was read. Only one process at a time does that: another could have taken the lock over in between, and would
 * lose it. Who is not first waits a moment.
 */
async function takeAway(path: string, read: string): Promise<void> {
  const guard = `${path}.takeover`;
  if (!(await create(guard, read))) {
    await pause(20);
    await removeOld(guard);
    return;
  }
  try {
    if ((await textOf(path)) === read) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

/** Taking over takes milliseconds: what is still there after ten seconds is what a crash left. */
async function removeOld(guard: string): Promise<void> {
  const found = await stat(guard).catch(() => undefined);
  if (found && Date.now() - found.mtimeMs > 10_000) await rm(guard, { force: true });
}

/** Undefined where there is no such file. */
async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Undefined for a text that was cut off by a crash: nobody holds it. */
function parse(text: string): Holder | undefined {
  try {
    const { pid, host, what } = JSON.parse(text) as Partial<Holder>;
    const isWhole = Number.isInteger(pid) && Number(pid) > 0 && typeof host === 'string';
    return isWhole ? { pid: Number(pid), host, what: what ?? 'unknown' } : undefined;
  } catch {
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
