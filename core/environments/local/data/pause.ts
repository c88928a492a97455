import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../../../errors';
import type { Docker } from '../docker';
import { writeWhole, type Store } from '../store';

/** Milliseconds: how long it took to pause, what was done while paused, and to go on. */
export interface PauseTimes {
  readonly pause: number;
  readonly held: number;
  readonly unpause: number;
}

/**
 * Runs an action while containers are paused, and lets them go on whatever happens. Those that were paused already stay so. What is
 * paused is written down first, so that `unpauseLeft` lets them go on after a crash.
 */
export async function whilePaused<T>(
  { docker, store }: { docker: Docker; store: Store },
  containers: readonly string[],
  action: () => Promise<T>,
): Promise<{ result: T; times: PauseTimes }> {
  const file = pausedFile(store);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeWhole(file, `${JSON.stringify(containers)}\n`);
  const started = performance.now();
  let paused = started;
  let done = started;
  const work = async () => {
    try {
      // At once rather than one after the other: the first would wait for the last.
      await freeze(docker, containers);
      paused = performance.now();
      return await action();
    } finally {
      done = performance.now();
      await unpause(docker, containers);
      await rm(file, { force: true });
    }
  };
  const result = await work();
  const ended = performance.now();
  return { result, times: { pause: paused - started, held: done - paused, unpause: ended - done } };
}

/** Pauses containers together. Throws where one can't be paused, when all have been tried. */
export async function freeze(docker: Docker, containers: readonly string[]): Promise<void> {
  await all(containers.map((id) => pauseOne(docker, id)));
}

/** The kernel gives up on a container while a process of it waits for the disk or is just joining it: then it is tried again. */
async function pauseOne(docker: Docker, id: string): Promise<void> {
  const started = performance.now();
  for (;;) {
    try {
      await docker.run(['pause', id]);
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() - started > patience) throw error;
      await delay(betweenTries);
    }
  }
}

/** Milliseconds that a container gets to come to rest: what is paused already waits for it. */
const patience = 8000;

/** Milliseconds. */
const betweenTries = 50;

function isBusy(error: unknown): boolean {
  return error instanceof UserError && error.message.includes('unable to freeze');
}

/** Lets containers go on that a crash left paused. */
export async function unpauseLeft({ docker, store }: { docker: Docker; store: Store }): Promise<void> {
  const file = pausedFile(store);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  await unpause(docker, idsIn(text));
  await rm(file, { force: true });
}

/** One that was removed or has gone on in the meantime is not paused any more. */
async function unpause(docker: Docker, containers: readonly string[]): Promise<void> {
  await all(containers.map((id) => docker.ask(['unpause', id])));
  const paused = await stillPaused(docker, containers);
  if (paused.length > 0) await docker.run(['unpause', ...paused]);
}

async function stillPaused(docker: Docker, containers: readonly string[]): Promise<string[]> {
  if (containers.length === 0) return [];
  const listed = await docker.run(['ps', '--quiet', '--no-trunc', '--filter', 'status=paused']);
  return listed.split('\n').filter((id) => containers.includes(id));
}

/** All are waited for, before the first failure is thrown. */
async function all(promises: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(promises)).find((it) => it.status === 'rejected');
  if (failed) throw failed.reason;
}

/** The file stands in our own folder; a text that is none of ours names nothing. */
function idsIn(text: string): string[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter((id): id is string => /^[0-9a-f]{12,64}$/.test(String(id))) : [];
  } catch {
    return [];
  }
}

function pausedFile({ folder }: Store): string {
  return join(folder, 'paused.json');
}
