import { basename } from 'node:path';
import type { Stack } from '../../environment';
import type { HeldData } from '../data/dataVolumes';
import { isDependencyFolder } from '../dependencyFolders';
import { keyOf } from './mounts';

/** Data of a service in a volume that the Compose files give no name: an image asks for one, or a line says no more than a path. */
export interface UnnamedVolume {
  readonly service: string;
  /** Where it is in the container. */
  readonly path: string;
  /** The name that it has in a branch, the same in all of a repository. */
  readonly key: string;
  /** The parent's Docker volume. */
  readonly from: string;
}

/**
 * The volumes without a name that a parent's containers hold, and those that have got a name in the parent because it is a branch itself.
 * Dependencies come with the image or are installed: they are left out. Of several containers of a service the first one counts.
 */
export function unnamedVolumes(held: readonly HeldData[], stack: Stack | undefined): UnnamedVolume[] {
  const named = (stack?.volumes ?? []).flatMap(({ key, name, path, services }) =>
    path === undefined ? [] : services.map((service) => ({ service, path, key, from: name })),
  );
  const found = new Map(named.map((it) => [mountOf(it), it]));
  for (const data of held) for (const it of unnamedIn(data)) if (!found.has(mountOf(it))) found.set(mountOf(it), it);
  return [...found.values()];
}

/** One volume may be mounted by several services (`volumes_from`): it is one in the branch, too. */
function unnamedIn({ place, kind, holders: [first, ...others] }: HeldData): UnnamedVolume[] {
  if (kind !== 'anonymous' || !('volume' in place) || !first || isDependencyFolder(basename(first.path))) return [];
  const key = keyOf(mountOf(first));
  return [first, ...others].map(({ service, path }) => ({ service, path, key, from: place.volume }));
}

function mountOf({ service, path }: Pick<UnnamedVolume, 'service' | 'path'>): string {
  return `${service}:${path}`;
}
