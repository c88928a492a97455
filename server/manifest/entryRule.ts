import type { Manifest, ManifestEntry } from '../../core/manifest/manifest';
import { asText, valueAt } from '../../core/yaml';
import type { Finding } from '../problem';
import type { ManifestRule } from './manifestRule';

/** What there is beside an entry: of each name, the type as written; undefined where it has none. */
export interface Neighbours {
  readonly applications: ReadonlyMap<string, string | undefined>;
  readonly services: ReadonlyMap<string, string | undefined>;
}

/**
 * A rule over one application, service or route at a time. What it finds lies in the entry, and depends on nothing but the entry and
 * its neighbours, so that a change elsewhere in the file can't change it.
 */
export interface EntryRule extends Omit<ManifestRule, 'check' | 'everyLayout'> {
  readonly over: readonly EntryKind[];
  readonly checkEntry: (entry: ManifestEntry, neighbours: Neighbours) => Iterable<Finding>;
}

export type EntryKind = 'applications' | 'services' | 'routes';

/** The rule over every entry of a manifest. */
export function overEntries(rule: EntryRule): ManifestRule {
  return {
    ...rule,
    *check({ manifest }) {
      if (manifest.state !== 'known') return;
      const neighbours = neighboursIn(manifest);
      for (const kind of rule.over) for (const entry of manifest[kind]) yield* rule.checkEntry(entry, neighbours);
    },
  };
}

function neighboursIn({ applications, services }: Manifest): Neighbours {
  return { applications: typesByName(applications), services: typesByName(services) };
}

function typesByName(entries: readonly ManifestEntry[]): ReadonlyMap<string, string | undefined> {
  return new Map(entries.map(({ name, node }) => [name, asText(valueAt(node, ['type']))]));
}
