import { journalFolder, plansUnderWay } from '../../journal';
import { labels, type Docker } from '../docker';
import type { Store } from '../store';
import { findVolumes, volumeLabels, type NewVolume, type Volume } from './volumes';

/** The data of an environment at a moment, kept under a name. */
export interface Snapshot {
  readonly name: string;
  /** ISO date and time. */
  readonly taken: string;
  readonly volumes: readonly Volume[];
}

/** The snapshots of an environment, the oldest first. `local` is the repository as opened. */
export async function snapshotsOf(docker: Docker, repositoryKey: string, id: string): Promise<Snapshot[]> {
  const volumes = await findVolumes(docker, snapshotLabels(repositoryKey, id));
  const names = [...new Set(volumes.flatMap((volume) => volume.labels[volumeLabels.snapshot] ?? []))];
  return names
    .map((name) => {
      const own = volumes.filter((volume) => volume.labels[volumeLabels.snapshot] === name);
      return { name, taken: own[0]?.labels[volumeLabels.taken] ?? '', volumes: own };
    })
    .sort((a, b) => a.taken.localeCompare(b.taken));
}

/** The same without those that are still being made: there is nothing to go back to yet. */
export async function wholeSnapshots(docker: Docker, { key, folder }: Store, id: string): Promise<Snapshot[]> {
  const snapshots = await snapshotsOf(docker, key, id);
  // Read afterwards: a plan is noted before it makes anything.
  const steps = (await plansUnderWay(journalFolder(folder))).flatMap((plan) => plan.steps);
  const made = steps
    .filter(({ action }) => action === 'createVolumes')
    .flatMap(({ input }) => (input['volumes'] as unknown as readonly NewVolume[]).map(({ name }) => name));
  return snapshots.filter(({ volumes }) => !volumes.some(({ name }) => made.includes(name)));
}

/** What all volumes of an environment's snapshots carry, or of one of them. */
export function snapshotLabels(repositoryKey: string, id: string, name?: string): string[] {
  const own = [`${labels.environment}=${id}`, `${labels.repository}=${repositoryKey}`];
  return [...own, name === undefined ? volumeLabels.snapshot : `${volumeLabels.snapshot}=${name}`];
}
