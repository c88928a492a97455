import type { Docker } from '../docker';
import { dataOf, type HeldData } from './dataVolumes';
import { keyOf } from '../isolation/mounts';
import { nameOf } from './places';
import { findVolumes } from './volumes';

/** A Docker volume of a Compose project, or a folder of this machine that a service keeps its data in. */
export interface OwnedVolume {
  /** In the Compose file; the volume's own name where it has none there, and one made of the path for a folder. */
  readonly key: string;
  /** Of the volume, or the folder's path. */
  readonly name: string;
}

/** The data of a Compose project: what its containers hold, and the volumes that Compose made and nothing holds now. */
export async function ownData(
  docker: Docker,
  project: string,
): Promise<{ held: readonly HeldData[]; volumes: readonly OwnedVolume[] }> {
  const [held, made] = await Promise.all([
    dataOf(docker, project),
    findVolumes(docker, [`com.docker.compose.project=${project}`]),
  ]);
  const names = new Map(made.map(({ name, labels }) => [name, labels['com.docker.compose.volume'] ?? name]));
  for (const { place, key } of held)
    names.set(nameOf(place), 'volume' in place ? (key ?? place.volume) : keyOf(place.folder));
  const volumes = [...names].map(([name, key]) => ({ key, name }));
  return { held, volumes: volumes.sort((a, b) => a.name.localeCompare(b.name)) };
}
