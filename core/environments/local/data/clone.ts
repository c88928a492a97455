import { describeBytes } from '../../../bytes';
import { UserError } from '../../../errors';
import type { ActionContext } from '../../action';
import type { LocalTools } from '../actions/context';
import { checkpoint } from './checkpoint';
import { copyCommand, flushCommand } from './cloneScript';
import type { StoreRef } from './cowStore';
import { holdersOf } from './dataVolumes';
import { whilePaused } from './pause';
import { placeNamed, placesOf, type Copy, type Places } from './places';
import { inspectVolumes } from './volumes';
import { withWorker, type Worker } from './worker';

export interface CloneRequest {
  readonly copies: readonly Copy[];
  /** The worker's image: with `cp --reflink`. */
  readonly image: string;
  /** Null where there is none. */
  readonly store: StoreRef | null;
  /** The folder that the engine keeps its data in, where its file system can share blocks; else null. */
  readonly root: string | null;
  /** Seconds. */
  readonly longestPause: number;
}

/** Milliseconds. */
export interface CloneTimes {
  /** Before the pause, while everything runs: writing to the disk what is in memory. */
  readonly checkpoint: number;
  readonly pause: number;
  readonly copy: number;
  readonly unpause: number;
}

/**
 * Copies data while all containers that use it are paused together, so that the copies agree with one another: as after a power failure,
 * every database finds in its log what it has acknowledged. Throws a `UserError` where the pause gets too long; everything goes on then.
 */
export async function cloneData(
  tools: LocalTools,
  request: CloneRequest,
  { signal, detail }: ActionContext,
): Promise<CloneTimes> {
  const { copies, image, longestPause, store } = request;
  const from = copies.map((it) => it.from);
  const [places, held] = await Promise.all([resolvePlaces(tools, request), holdersOf(tools.docker, from)]);
  const running = held.filter(({ state }) => state === 'running');
  const containers = [...new Set(running.map(({ container }) => container))];
  return withWorker(tools, { image, store, mounts: places.mounts }, async (worker) => {
    const started = performance.now();
    await checkpoint(tools.docker, running, { signal, log: detail });
    await flush(worker, places, signal);
    const ready = performance.now();
    const { times } = await whilePaused(tools, containers, () =>
      copy(worker, places, containers.length > 0 ? longestPause : unhurried, { signal, detail }),
    );
    return { checkpoint: ready - started, pause: times.pause, copy: times.held, unpause: times.unpause };
  });
}

/** Seconds that copying may take where nothing waits for it. */
const unhurried = 24 * 3600;

/** Where the worker finds what is copied. Throws a `UserError` where a volume is missing. */
export async function resolvePlaces(
  { docker }: LocalTools,
  { copies, ...sharing }: Omit<CloneRequest, 'longestPause'>,
): Promise<Places> {
  const all = copies.flatMap(({ from, to }) => [from, placeNamed(to)]);
  const names = all.flatMap((place) => ('volume' in place ? [place.volume] : []));
  const volumes = await inspectVolumes(docker, [...new Set(names)]);
  const missing = names.find((name) => !volumes.some((volume) => volume.name === name));
  if (missing !== undefined) throw new UserError(`There is no volume "${missing}" any more.`, 'Plan it again.');
  return placesOf(copies, volumes, sharing);
}

async function copy(
  worker: Worker,
  { folders }: Places,
  seconds: number,
  { signal, detail }: ActionContext,
): Promise<void> {
  const started = performance.now();
  const onLine = (line: string) => {
    if (/^\d+$/.test(line)) detail(`${describeBytes(Number(line))} copied`);
  };
  try {
    await worker.run(copyCommand(folders, seconds), { signal, onLine, timeout: (seconds + 10) * 1000 });
  } catch (error) {
    if (signal.aborted || performance.now() - started < seconds * 1000) throw error;
    throw new UserError(
      `Cloning the data took longer than ${seconds} s, so it was given up and everything goes on.`,
      'Raise the setting parity.data.longestPause, or move the data into the store first.',
    );
  }
}

/** Bytes that have to be free: a file system that shares blocks has to find new ones for whatever is written later. */
const reserve = 512 * 1024 * 1024;

async function flush(worker: Worker, { mounts }: Places, signal: AbortSignal): Promise<void> {
  const printed = await worker.run(flushCommand(mounts.map(({ target }) => target)), { signal });
  const free = printed.split('\n').flatMap((line) => (/^\d+$/.test(line.trim()) ? [Number(line)] : []));
  const least = Math.min(...free);
  if (least < reserve)
    throw new UserError(
      `Only ${describeBytes(least)} are free where the data is kept.`,
      'Remove environments or snapshots that you do not need, or free space for Docker.',
    );
}
