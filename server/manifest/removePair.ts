import type { YamlNode, YamlPair } from '../../core/yaml';
import type { Fix } from '../problem';

/** Takes a pair and its line out of a block map; undefined where the pair stands in flow style or is the map's only one. */
export function removePairFix(file: string, root: YamlNode | undefined, pair: YamlPair): Fix | undefined {
  const parent = parentOf(root, pair);
  if (parent?.kind !== 'map' || parent.flow || parent.pairs.length < 2) return undefined;
  const next = parent.pairs[parent.pairs.indexOf(pair) + 1];
  const previous = parent.pairs[parent.pairs.indexOf(pair) - 1];
  const span = next
    ? { start: pair.span.start, end: next.span.start }
    : previous && { start: previous.span.end, end: pair.span.end };
  return (
    span && { title: `Remove "${pair.key.text}"`, edits: [{ file, edits: [{ span, newText: '' }] }], preferred: false }
  );
}

function parentOf(node: YamlNode | undefined, pair: YamlPair): YamlNode | undefined {
  if (node?.kind === 'sequence') return firstOf(node.items, pair);
  if (node?.kind !== 'map') return undefined;
  return node.pairs.includes(pair)
    ? node
    : firstOf(
        node.pairs.flatMap(({ value }) => value ?? []),
        pair,
      );
}

function firstOf(nodes: readonly YamlNode[], pair: YamlPair): YamlNode | undefined {
  for (const node of nodes) {
    const found = parentOf(node, pair);
    if (found) return found;
  }
  return undefined;
}
