import type { YamlNode, YamlPair } from './nodes';
import type { ReadBlock } from './readBlock';
import { withItems, withTarget, withValues } from './tree';

/** A block whose aliases lead to anchors of the blocks before it; the same one where all of its aliases lead somewhere already. */
export function withTargets(block: ReadBlock, anchors: ReadonlyMap<string, YamlNode>): ReadBlock {
  const lost = block.errors.filter(({ code }) => code === 'UNKNOWN_ALIAS');
  if (lost.length === 0 || anchors.size === 0) return block;
  const led = new Map<YamlNode, YamlNode>();
  const pairs = block.pairs.map((pair) => ledPair(pair, anchors, led));
  const found = new Set([...led.keys()].flatMap((node) => (node.kind === 'alias' ? node.span.start : [])));
  return {
    ...block,
    pairs,
    errors: block.errors.filter((error) => error.code !== 'UNKNOWN_ALIAS' || !found.has(error.span.start)),
    anchors: new Map([...block.anchors].map(([name, node]) => [name, led.get(node) ?? node])),
  };
}

function ledPair(pair: YamlPair, anchors: ReadonlyMap<string, YamlNode>, led: Map<YamlNode, YamlNode>): YamlPair {
  const value = pair.value && ledNode(pair.value, anchors, led);
  return value === pair.value ? pair : { ...pair, value };
}

/** @param led what has changed, by what it was, so that aliases of one block lead to what is in it now */
function ledNode(node: YamlNode, anchors: ReadonlyMap<string, YamlNode>, led: Map<YamlNode, YamlNode>): YamlNode {
  const result = ledInside(node, anchors, led);
  if (result !== node) led.set(node, result);
  return result;
}

function ledInside(node: YamlNode, anchors: ReadonlyMap<string, YamlNode>, led: Map<YamlNode, YamlNode>): YamlNode {
  switch (node.kind) {
    case 'map':
      return withValues(node, ({ value }) => value && ledNode(value, anchors, led));
    case 'sequence':
      return withItems(node, (item) => ledNode(item, anchors, led));
    case 'alias':
      return withTarget(node, node.target ? (led.get(node.target) ?? node.target) : anchors.get(node.name));
    case 'scalar':
      return node;
  }
}
