import type { Texts } from '../../core/manifest/keptPerEntry';
import type { Manifest, ManifestEntry } from '../../core/manifest/manifest';
import type { Finding } from '../problem';
import type { ManifestRule } from './manifestRule';

/** What there is beside an entry. */
export interface Neighbours {
  /** Of each name, the type as written; undefined where it has none. */
  readonly applications: ReadonlyMap<string, string | undefined>;
  readonly services: ReadonlyMap<string, string | undefined>;
  /** By the name of an application or service, what others can reach on it; undefined where that can't be told. Of two with one name: the service's. */
  readonly endpoints: ReadonlyMap<string, readonly string[] | undefined>;
}

export const entryKinds = ['applications', 'services', 'routes'] as const;

export type EntryKind = (typeof entryKinds)[number];

/**
 * A rule over one application, service or route at a time. What it finds lies in the entry, and depends on nothing but the entry and
 * its neighbours, so that a change elsewhere in the file can't change it: it is asked again only where the entry is written anew.
 */
export interface EntryRule extends Omit<ManifestRule, 'check' | 'everyLayout'> {
  readonly over: readonly EntryKind[];
  readonly checkEntry: (
    entry: ManifestEntry,
    neighbours: Neighbours,
    kind: EntryKind,
    /** A rule looks at the lines of its entry alone. */
    texts: Texts,
  ) => Iterable<Finding>;
  /** What it finds outside of entries; asked for every version of the manifest. */
  readonly checkRest?: (manifest: Manifest) => Iterable<Finding>;
}
