import { UserError } from '../../../errors';
import { textsOf, type Action } from '../../action';
import type { StepInput } from '../../plan';
import { cloneData, type CloneRequest } from '../data/clone';
import { insideStore, keeperOf, type StoreRef } from '../data/cowStore';
import { nameOf, type Copy } from '../data/places';
import { unpauseLeft } from '../data/pause';
import { createVolume, findVolumes, inspectVolumes, removeVolumes, type NewVolume, type Volume } from '../data/volumes';
import { endWorker } from '../data/worker';
import { labels } from '../docker';
import type { LocalTools } from './context';

/** Makes empty volumes. Input: `volumes`, `store` (a `StoreRef` or null), `folders` (of it, that nothing is going to be
 * cloned into). Undo removes them with their files. */
export function createVolumes(tools: LocalTools): Action {
  return {
    async check(input) {
      const [taken] = await inspectVolumes(
        tools.docker,
        volumesOf(input).map(({ name }) => name),
      );
      if (taken)
        throw new UserError(
          `There is a volume "${taken.name}" already.`,
          'Remove it, or choose another name for the environment.',
        );
    },
    async run(input, { signal }) {
      await makeFolders(tools, storeOf(input), textsOf(input, 'folders'), signal);
      await Promise.all(volumesOf(input).map((volume) => createVolume(tools.docker, volume)));
    },
    async undo(input) {
      const volumes = volumesOf(input);
      const names = volumes.map(({ name }) => name);
      const ours = (await inspectVolumes(tools.docker, names)).filter((it) => isSame(it, volumes));
      await removeVolumes(
        tools.docker,
        ours.map(({ name }) => name),
      );
      await removeFolders(
        tools,
        storeOf(input),
        volumes.flatMap(({ device }) => device ?? []),
      );
    },
  };
}

/** Clones data into volumes that are there; what is in them is gone. Input: a `CloneRequest`. Undo lets everything go on. */
export function cloneVolumes(tools: LocalTools): Action {
  return {
    async run(input, context) {
      const times = await cloneData(tools, requestOf(input), context);
      const paused = times.pause + times.copy + times.unpause;
      context.detail(`Paused for ${seconds(paused)}; writing to the disk before it took ${seconds(times.checkpoint)}`);
    },
    undo: (input) => letGoOn(tools, storeOf(input)),
  };
}

/**
 * Puts other data in the place of what volumes have. Input: a `CloneRequest`, and `backup`: the copies that were made of what they have.
 * Undo copies them back.
 */
export function replaceVolumes(tools: LocalTools): Action {
  return {
    ...cloneVolumes(tools),
    async undo(input, context) {
      await letGoOn(tools, storeOf(input));
      const request = input as unknown as CloneRequest & {
        backup: readonly Copy[];
      };
      const copies = request.backup.map(({ from, to }) => ({ from: { volume: to }, to: nameOf(from) }));
      // Nothing is paused for it: its containers are stopped.
      if (copies.length > 0) await cloneData(tools, { ...request, copies, longestPause: 24 * 3600 }, context);
    },
  };
}

/**
 * Removes volumes that carry all of the labels, and folders of the store, with what is in them. Input: `labels` (`key=value`), `folders`,
 * `store` (a `StoreRef` or null). There is no way back. Containers that use them have to be gone.
 */
export function removeData(tools: LocalTools): Action {
  return {
    async run(input) {
      const wanted = textsOf(input, 'labels');
      const volumes = wanted.length === 0 ? [] : await findVolumes(tools.docker, wanted);
      const ours = volumes.filter(({ labels: all }) => all[labels.repository] === tools.store.key);
      await removeVolumes(
        tools.docker,
        ours.map(({ name }) => name),
      );
      const folders = [...textsOf(input, 'folders'), ...ours.flatMap(({ device }) => device ?? [])];
      await removeFolders(tools, storeOf(input), folders);
    },
    undo: () => Promise.resolve(),
  };
}

/** After a crash: what copies is ended, what is paused goes on. */
async function letGoOn(tools: LocalTools, store: StoreRef | null): Promise<void> {
  await endWorker(tools, store);
  await unpauseLeft(tools);
}

async function makeFolders(
  tools: LocalTools,
  store: StoreRef | null,
  folders: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const inside = ownFolders(tools, store, folders);
  if (store && inside.length > 0)
    await tools.docker.run(['exec', keeperOf(store), 'mkdir', '-p', '--', ...inside], { signal });
}

/** Folders that a bind volume points to: Docker leaves them when it removes the volume. */
async function removeFolders(tools: LocalTools, store: StoreRef | null, folders: readonly string[]): Promise<void> {
  const inside = ownFolders(tools, store, folders);
  if (!store || inside.length === 0) return;
  try {
    await tools.docker.run(['exec', keeperOf(store), 'sh', '-c', removeScript, 'remove', ...inside]);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      `${error.message} The files of removed volumes are still in the store ${store.name}.`,
      'Start an environment that uses the store, so that it is mounted, and try again.',
    );
  }
}

/** The folders that they were in go with the last of them. */
const removeScript = `rm -rf -- "$@" || exit
for folder; do rmdir -p -- "\${folder%/*}" 2>/dev/null || true; done`;

/** The folders as the keeper sees them. Only what belongs to this repository is ever made or removed. */
function ownFolders(tools: LocalTools, store: StoreRef | null, folders: readonly string[]): string[] {
  return folders.flatMap((folder) => {
    const inside = store && insideStore(store, folder);
    const isOwn = inside?.startsWith(`/store/${tools.store.key}/`) && !inside.split('/').includes('..');
    return inside && isOwn ? [inside] : [];
  });
}

function storeOf(input: StepInput): StoreRef | null {
  const store = input['store'] ?? null;
  return typeof store === 'object' ? (store as unknown as StoreRef | null) : null;
}

function volumesOf(input: StepInput): readonly NewVolume[] {
  return input['volumes'] as unknown as readonly NewVolume[];
}

function requestOf(input: StepInput): CloneRequest {
  return input as unknown as CloneRequest;
}

/** One that somebody else has made meanwhile has other labels. */
function isSame(volume: Volume, volumes: readonly NewVolume[]): boolean {
  const planned = volumes.find(({ name }) => name === volume.name);
  return Object.entries(planned?.labels ?? {}).every(([key, value]) => volume.labels[key] === value);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
