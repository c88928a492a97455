import { valueOf } from '../model';
import type { Place } from '../places';
import type { Project } from '../project';
import type { ApplicationMatch, Comparison, ServiceMatch } from './drift';

/** Places beside Compose where a whole environment runs on a machine. CI runs a part of one, and somewhere else. */
const environments: readonly Place['id'][] = ['ddev', 'lando', 'devcontainer'];

/** The comparisons that tell how declared things stand on this machine: the main one, and those of other environments. */
export function localComparisons({ comparison, comparisons }: Project): readonly Comparison[] {
  return [comparison, ...comparisons.filter(({ place }) => environments.includes(place.id))];
}

/** What no place on this machine tells of. */
export function unknownLocally(project: Project): Comparison['unknown'] {
  const [main, ...others] = localComparisons(project);
  const told = new Set(
    others.flatMap(({ services, kinds, applications, applicationKinds }) => [
      ...[...services, ...applications].flatMap(toldOf),
      // Another engine or language is told of without its version.
      ...[...kinds, ...applicationKinds].map(({ declared }) => declared.name),
    ]),
  );
  return main?.unknown.filter(({ subject }) => !told.has(subject)) ?? [];
}

function toldOf({ declared, local }: ServiceMatch | ApplicationMatch): string[] {
  const version = 'engine' in local ? local.version : valueOf(local.runtime)?.version;
  return version?.state === 'known' ? [declared.name] : [];
}
