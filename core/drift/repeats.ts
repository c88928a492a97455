import type { ApplicationModel, ServiceModel } from '../model';
import type { Source } from '../text';
import type { Comparison } from './drift';

/**
 * Comparisons without what an earlier one has compared already, at the same place of the same file: a dev container that runs in the
 * project's Compose files has nothing new to say of their services.
 */
export function withoutRepeats(comparisons: readonly Comparison[]): Comparison[] {
  const seen = new Set<string>();
  return comparisons.map((comparison) => {
    const isNew = ({ local }: { readonly local: ServiceModel | ApplicationModel }) => !seen.has(keyOf(local));
    const { services, applications, kinds } = comparison;
    const fresh = {
      ...comparison,
      services: services.filter(isNew),
      applications: applications.filter(isNew),
      kinds: kinds.filter(isNew),
    };
    for (const { local } of [...services, ...applications, ...kinds]) seen.add(keyOf(local));
    return fresh;
  });
}

/** Where the version is said, or what it is said of. */
function keyOf(item: ServiceModel | ApplicationModel): string {
  const fact = 'engine' in item ? item.version : item.runtime;
  const { file, span }: Source = fact.state === 'known' ? fact.source : item.source;
  return `${file}:${span.start}`;
}
