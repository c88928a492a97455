import type { ManifestEntry } from '../../core/manifest/manifest';
import { pairsOf, valueAt, type YamlNode } from '../../core/yaml';

/** An application or service, and its `web` and workers, each of which can set the properties of an instance anew. */
export function instancesOf({ node }: ManifestEntry): (YamlNode | undefined)[] {
  return [node, valueAt(node, ['web']), ...pairsOf(valueAt(node, ['workers'])).map(({ value }) => value)];
}
