import type { Span } from '../text';
import type { YamlError, YamlNode, YamlPair } from './nodes';
import type { ReadBlock } from './readBlock';

/** Where a pair was read, and how far from there it is now, in characters. */
export interface Origin {
  readonly pair: YamlPair;
  readonly by: number;
}

const origins = new WeakMap<YamlPair, Origin>();

/**
 * The pair as it was read first, of which this one is the same further down or up; itself where it has not moved, or where something in
 * it leads elsewhere in the text, which may have moved by another number of characters.
 */
export function originOf(pair: YamlPair): Origin {
  return origins.get(pair) ?? { pair, by: 0 };
}

/** Where a block was last: it often stays there while others change. */
const last = new WeakMap<ReadBlock, { readonly by: number; readonly moved: ReadBlock }>();

/** A block further down or up: the same nodes at other places. A value without anchors is moved when it is looked at. */
export function movedBlock(block: ReadBlock, by: number): ReadBlock {
  if (by === 0) return block;
  const before = last.get(block);
  if (before?.by === by) return before.moved;
  const moved = move(block, by);
  last.set(block, { by, moved });
  return moved;
}

function move(block: ReadBlock, by: number): ReadBlock {
  const moved = new Map<YamlNode, YamlNode>();
  const movePair = block.anchors.size > 0 ? movedPair : movedLater;
  return {
    pairs: block.pairs.map((pair) => {
      const result = movePair(pair, by, moved);
      if (!block.leadsOut) origins.set(result, { pair, by });
      return result;
    }),
    end: block.end + by,
    rootEnd: block.rootEnd + by,
    errors: block.errors.map((error): YamlError => ({ ...error, span: movedSpan(error.span, by) })),
    anchors: new Map([...block.anchors].map(([name, node]) => [name, moved.get(node) ?? node])),
    leadsOut: block.leadsOut,
  };
}

function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function movedLater(pair: YamlPair, by: number, moved: Map<YamlNode, YamlNode>): YamlPair {
  let value: YamlNode | undefined;
  return {
    ...pair,
    key: movedNode(pair.key, by, moved) as YamlPair['key'],
    get value() {
      return (value ??= pair.value && movedNode(pair.value, by, moved));
    },
    span: movedSpan(pair.span, by),
  };
}

function movedPair(pair: YamlPair, by: number, moved: Map<YamlNode, YamlNode>): YamlPair {
  const key = movedNode(pair.key, by, moved) as YamlPair['key'];
  const value = pair.value && movedNode(pair.value, by, moved);
  return { ...pair, key, value, span: movedSpan(pair.span, by) };
}

/** @param moved every anchored node by what it was, so that aliases lead to where it is now */
function movedNode(node: YamlNode, by: number, moved: Map<YamlNode, YamlNode>): YamlNode {
  const result = movedInside(node, by, moved);
  if (node.anchor !== undefined) moved.set(node, result);
  return result;
}

function movedInside(node: YamlNode, by: number, moved: Map<YamlNode, YamlNode>): YamlNode {
  const span = movedSpan(node.span, by);
  switch (node.kind) {
    case 'map':
      return { ...node, span, pairs: node.pairs.map((pair) => movedPair(pair, by, moved)) };
    case 'sequence':
      return { ...node, span, items: node.items.map((item) => movedNode(item, by, moved)) };
    case 'alias':
      return { ...node, span, target: node.target && (moved.get(node.target) ?? node.target) };
    case 'scalar':
      return { ...node, span };
  }
}
