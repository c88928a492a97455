import type { ManifestEntry } from '../manifest/manifest';
import type { Mount } from '../model';
import { asText, isIncluded, pairsOf, sourceIn, valueAt, type YamlPair } from '../yaml';

/** The mounts of an application, those of its web instance in their place; undefined where they stand in a file that is not read. */
export function declaredMounts(entry: ManifestEntry): Mount[] | undefined {
  const mounts = valueAt(entry.node, ['web', 'mounts']) ?? valueAt(entry.node, ['mounts']);
  if (isIncluded(entry.node) || isIncluded(mounts)) return undefined;
  return pairsOf(mounts).flatMap((pair) => mount(entry, pair));
}

/** Keys that begin with a dot are dropped by the platform; one with control characters is no path that anybody wants to read. */
function mount({ file }: ManifestEntry, { key, value }: YamlPair): Mount[] {
  if (/^\.|\p{Cc}/u.test(key.text)) return [];
  const path = key.text.replaceAll(/^\/+|\/+$/g, '');
  const temporary = /^(?:tmp|temporary)$/.test(asText(valueAt(value, ['source'])) ?? '');
  return [{ path, temporary, source: sourceIn(file, key) }];
}
