import type { ApplicationMatch, Comparison, ServiceMatch } from '../../core/drift/drift';

export type Match = ServiceMatch | ApplicationMatch;

/** Every pair of a comparison, those that differ in their kind as well. */
export function matchesIn({ services, kinds, applications, applicationKinds }: Comparison): Match[] {
  return [...services, ...kinds, ...applications, ...applicationKinds];
}

/** The pair of a local item: several containers may stand for one application. */
export function matchOf(comparison: Comparison, local: string): Match | undefined {
  return matchesIn(comparison).find((it) => localNames(it).includes(local));
}

export function localNames(match: Match): string[] {
  return 'containers' in match ? match.containers.map(({ name }) => name) : [match.local.name];
}
