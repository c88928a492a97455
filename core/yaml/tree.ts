import type { YamlAlias, YamlNode, YamlPair, YamlSequence } from './nodes';

/** A map with other values; the same one where none is different, so that what was computed from it can be kept. */
export function withValues<T extends YamlNode | undefined>(
  node: T,
  change: (pair: YamlPair) => YamlNode | undefined,
): T | YamlNode {
  if (node?.kind !== 'map') return node;
  const pairs = node.pairs.map((pair) => {
    const value = change(pair);
    return value === pair.value ? pair : { ...pair, value };
  });
  return pairs.every((pair, index) => pair === node.pairs[index]) ? node : { ...node, pairs };
}

/** A list with other items; the same one where none is different. */
export function withItems(node: YamlSequence, change: (item: YamlNode) => YamlNode): YamlNode {
  const items = node.items.map(change);
  return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
}

/** An alias for another value; the same one where it is not different. */
export function withTarget(node: YamlAlias, target: YamlNode | undefined): YamlAlias {
  return target === node.target ? node : { ...node, target };
}
