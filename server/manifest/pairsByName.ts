import type { YamlNode, YamlPair } from '../../core/yaml';

/** The pairs of all maps in a tree, those of one key in one map together. Aliases are not followed. */
export function* pairsByName(node: YamlNode | undefined): Iterable<readonly YamlPair[]> {
  if (node?.kind === 'sequence') for (const item of node.items) yield* pairsByName(item);
  if (node?.kind !== 'map') return;
  const groups = new Map<string, YamlPair[]>();
  for (const pair of node.pairs)
    if (pair.key.text !== '<<') groups.set(pair.key.text, [...(groups.get(pair.key.text) ?? []), pair]);
  yield* groups.values();
  for (const pair of node.pairs) yield* pairsByName(pair.value);
}
