import type { YamlError, YamlNode, YamlPair } from './nodes';
import type { ReadBlock } from './readBlock';
import { withItems, withTarget, withValues } from './tree';

interface Led {
  readonly anchors: ReadonlyMap<string, YamlNode>;
  readonly block: ReadBlock;
}

/** What became of a block last: the same one while its anchors are where they were, so that what was computed from it can be kept. */
const last = new WeakMap<ReadBlock, Led>();

/** A block whose aliases lead to anchors of the blocks before it; the same one where all of its aliases lead somewhere already. */
export function withTargets(block: ReadBlock, anchors: ReadonlyMap<string, YamlNode>): ReadBlock {
  if (anchors.size === 0 || !block.errors.some(isLost)) return block;
  const before = last.get(block);
  if (before && areSame(before.anchors, anchors)) return before.block;
  const led = lead(block, anchors);
  last.set(block, { anchors: new Map(anchors), block: led });
  return led;
}

function isLost({ code }: YamlError): boolean {
  return code === 'UNKNOWN_ALIAS';
}

function areSame(a: ReadonlyMap<string, YamlNode>, b: ReadonlyMap<string, YamlNode>): boolean {
  return a.size === b.size && [...a].every(([name, node]) => b.get(name) === node);
}

function lead(block: ReadBlock, anchors: ReadonlyMap<string, YamlNode>): ReadBlock {
  const led = new Map<YamlNode, YamlNode>();
  const pairs = block.pairs.map((pair) => ledPair(pair, anchors, led));
  const found = new Set([...led.keys()].flatMap((node) => (node.kind === 'alias' ? node.span.start : [])));
  return {
    ...block,
    pairs,
    errors: block.errors.filter((error) => !isLost(error) || !found.has(error.span.start)),
    anchors: new Map([...block.anchors].map(([name, node]) => [name, led.get(node) ?? node])),
    leadsOut: true,
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
