import type { Span } from '../text';
import type { YamlError, YamlNode, YamlPair } from './nodes';
import type { ReadBlock } from './readBlock';

/** A block further down or up: the same nodes at other places. */
export function movedBlock({ pairs, end, rootEnd, errors, anchors }: ReadBlock, by: number): ReadBlock {
  const moved = new Map<YamlNode, YamlNode>();
  return {
    pairs: pairs.map((pair) => movedPair(pair, by, moved)),
    end: end + by,
    rootEnd: rootEnd + by,
    errors: errors.map((error): YamlError => ({ ...error, span: movedSpan(error.span, by) })),
    anchors: new Map([...anchors].map(([name, node]) => [name, moved.get(node) ?? node])),
  };
}

function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
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
