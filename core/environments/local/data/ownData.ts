import type { Docker } from '../docker';
import { dataOf, type HeldData } from './dataVolumes';
import { findVolumes } from './volumes';

/** A Docker volume of a Compose project. */
export interface OwnedVolume {
  /** In the Compose file; the volume's own name where it has none there. */
  readonly key: string;
  readonly name: string;
}

/** The volumes of a Compose project: those that its containers hold, and those that Compose made and nothing holds now. */
export async function ownData(
  docker: Docker,
  project: string,
): Promise<{ held: readonly HeldData[]; volumes: readonly OwnedVolume[] }> {
  const [held, made] = await Promise.all([
    dataOf(docker, project),
    findVolumes(docker, [`com.docker.compose.project=${project}`]),
  ]);
  const names = new Map(made.map(({ name, labels }) => [name, labels['com.docker.compose.volume'] ?? name]));
  for (const { place, key } of held) if ('volume' in place) names.set(place.volume, key ?? place.volume);
  const volumes = [...names].map(([name, key]) => ({ key, name }));
  return { held, volumes: volumes.sort((a, b) => a.name.localeCompare(b.name)) };
}
