import type { ManifestEntry } from '../../core/manifest/manifest';
import { pairsOf, valueAt, type YamlPair } from '../../core/yaml';

/** The relationships of an application or service, and those that `web` and workers set anew for theirs. */
export function relationshipPairs(entry: ManifestEntry): YamlPair[] {
  const workers = pairsOf(valueAt(entry.node, ['workers'])).map(({ value }) => value);
  return [entry.node, valueAt(entry.node, ['web']), ...workers].flatMap((node) =>
    pairsOf(valueAt(node, ['relationships'])),
  );
}
