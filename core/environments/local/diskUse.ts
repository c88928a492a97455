import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseBytes } from '../../bytes';
import { CancelledError } from '../../errors';
import { localId } from '../name';
import type { Volume } from '../provider';
import { ownData, type OwnedVolume } from './data/ownData';
import { sizesInStore } from './data/storeSizes';
import { findVolumes, volumeLabels } from './data/volumes';
import { dataOwner } from './dataOwner';
import { labels, type Docker } from './docker';
import type { PlanContext } from './planContext';

/**
 * The volumes of an environment, or of the repository as opened, with their size: Docker measures all volumes that it has, which takes
 * its time.
 */
export async function volumesOf(context: PlanContext, id: string, signal?: AbortSignal): Promise<readonly Volume[]> {
  const { docker } = context.tools;
  const [owned, sizes] = await Promise.all([ownedBy(context, id), volumeSizes(docker, signal)]);
  const volumes = owned.map(({ name, key }) => ({ name, key, bytes: sizes.get(name) }));
  const unmeasured = volumes.flatMap(({ name, bytes }) => (bytes === undefined ? [name] : []));
  const inStore = await sizesInStore(docker, context.settings.data.store, unmeasured, signal);
  return volumes.map((volume) => ({ ...volume, bytes: volume.bytes ?? inStore.get(volume.name) }));
}

async function ownedBy(context: PlanContext, id: string): Promise<readonly OwnedVolume[]> {
  const { docker, store } = context.tools;
  if (id === localId) return (await ownData(docker, (await dataOwner(context, id)).project)).volumes;
  const found = await findVolumes(docker, [`${labels.repository}=${store.key}`, `${labels.environment}=${id}`]);
  // Snapshots, and what is put aside, carry its label, too.
  const own = found.filter((it) => !(volumeLabels.snapshot in it.labels) && !(volumeLabels.role in it.labels));
  return own.map(({ name, labels: all }) => ({ name, key: all['com.docker.compose.volume'] ?? name }));
}

/** Bytes by the name of a volume. What Docker can't measure is not in it. */
export async function volumeSizes(docker: Docker, signal?: AbortSignal): Promise<ReadonlyMap<string, number>> {
  const listed = await docker.ask(['system', 'df', '--verbose', '--format', '{{json .Volumes}}'], { signal });
  return new Map(
    volumesIn(listed ?? '[]').flatMap(({ Name: name, Size: size }) => {
      const bytes = typeof size === 'string' ? parseBytes(size) : undefined;
      return typeof name !== 'string' || bytes === undefined ? [] : [[name, bytes]];
    }),
  );
}

function volumesIn(json: string): readonly Readonly<Record<string, unknown>>[] {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? (value as readonly Readonly<Record<string, unknown>>[]) : [];
  } catch {
    // Another engine's words: nothing is measured.
    return [];
  }
}

/** Bytes that a folder takes on the disk. Links are not followed; what goes away meanwhile does not count. */
export async function folderSize(folder: string, signal?: AbortSignal): Promise<number> {
  if (signal?.aborted) throw new CancelledError();
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    bytes += entry.isDirectory() ? await folderSize(path, signal) : await fileSize(path);
  }
  return bytes;
}

async function fileSize(path: string): Promise<number> {
  const found = await lstat(path).catch(() => undefined);
  return found ? Math.min(found.blocks * 512, Math.max(found.size, 4096)) : 0;
}
