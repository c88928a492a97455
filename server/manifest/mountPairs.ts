import type { ManifestEntry } from '../../core/manifest/manifest';
import { asText, pairsOf, sourceIn, valueAt, type YamlNode } from '../../core/yaml';
import type { Source } from '../../core/text';

/** A mount as it is written. */
export interface WrittenMount {
  readonly key: string;
  /** Below the application's folder, without outer slashes. */
  readonly path: string;
  readonly value: YamlNode | undefined;
  /** `storage`, `tmp`, …; undefined where the mount says none. */
  readonly kind: string | undefined;
  /** Of the key. */
  readonly source: Source;
}

/**
 * The mounts of an application, and those that `web` and workers set anew for theirs: each list is that of one kind of container.
 * One whose key begins with a dot is among them: whether the platform drops it is not for these rules to say.
 */
export function mountLists(entry: ManifestEntry): WrittenMount[][] {
  const workers = pairsOf(valueAt(entry.node, ['workers'])).map(({ value }) => value);
  return [entry.node, valueAt(entry.node, ['web']), ...workers].map((node) =>
    pairsOf(valueAt(node, ['mounts'])).map(({ key, value }) => ({
      key: key.text,
      path: key.text.replaceAll(/^\/+|\/+$/g, ''),
      value,
      kind: asText(valueAt(value, ['source'])),
      source: sourceIn(entry.file, key),
    })),
  );
}
