import type { ManifestEntry } from '../../core/manifest/manifest';
import { pairsOf, valueAt, type YamlPair } from '../../core/yaml';
import { instancesOf } from './instances';

/** The relationships of an application or service, and those that `web` and workers set anew for theirs. */
export function relationshipPairs(entry: ManifestEntry): YamlPair[] {
  return instancesOf(entry).flatMap((node) => pairsOf(valueAt(node, ['relationships'])));
}
