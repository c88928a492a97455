import type { StackPort } from '../environment';
import type { Ground } from './isolation/ground';
import { branchedNetworks } from './isolation/networks';
import { override, overrideText, reset, type OverrideMap, type Tagged } from './isolation/overrideText';
import { sharedFiles } from './isolation/readFiles';
import type { BranchedService } from './isolation/services';
import type { BranchedVolume } from './isolation/volumes';

export interface OverrideParts {
  readonly services: readonly (BranchedService & { readonly ports: readonly StackPort[] })[];
  readonly volumes: readonly BranchedVolume[];
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * The file that is put over a project's own Compose files, which are never edited: names, ports, networks, volumes and mounts of the
 * branch's own, and our labels. Since files append, much of it needs `!override` and `!reset` (Compose 2.24).
 */
export function composeOverride(ground: Ground, { services, volumes, labels }: OverrideParts): string {
  const added = new Set(services.flatMap((service) => service.volumes.map(({ key }) => key)));
  return overrideText({
    name: ground.branch.project,
    services: Object.fromEntries(
      services.map(({ service, fields, ports }) => [service.name, { ...fields, ports: portLines(ports) }]),
    ),
    networks: branchedNetworks(ground, labels),
    ...sharedFiles(ground).fields,
    ...(volumes.length + added.size > 0 ? { volumes: volumeFields(volumes, added, labels) } : {}),
  });
}

function portLines(ports: readonly StackPort[]): Tagged {
  if (ports.length === 0) return reset;
  return override(
    ports.map(({ target, published, protocol }) => `127.0.0.1:${published}:${target}${protocol ? `/${protocol}` : ''}`),
  );
}

function volumeFields(
  volumes: readonly BranchedVolume[],
  added: ReadonlySet<string>,
  labels: OverrideMap,
): OverrideMap {
  return Object.fromEntries([
    ...volumes.map(({ key, fields }) => [key, { ...fields, labels }] as const),
    ...[...added].map((key) => [key, { labels }] as const),
  ]);
}
