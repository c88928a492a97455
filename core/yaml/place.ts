import type { Span } from '../text';
import type { YamlDocument, YamlNode, YamlPair } from './nodes';

/** Where the cursor is: the keys and indexes from the root to the innermost node that holds the offset. */
export interface YamlPlace {
  readonly path: readonly (string | number)[];
  /** The pair whose key or value holds the offset. */
  readonly pair: YamlPair | undefined;
  readonly inKey: boolean;
  readonly node: YamlNode | undefined;
}

/** The innermost place in a document that holds an offset. Aliases are not followed. */
export function placeAt(document: YamlDocument, offset: number): YamlPlace {
  let place: YamlPlace = { path: [], pair: undefined, inKey: false, node: document.root };
  for (;;) {
    const next = stepInto(place, offset);
    if (!next) return place;
    place = next;
    if (place.inKey) return place;
  }
}

function stepInto(place: YamlPlace, offset: number): YamlPlace | undefined {
  const node = place.node;
  if (node?.kind === 'map') {
    const pair = node.pairs.find(({ span }) => holds(span, offset));
    if (!pair) return undefined;
    const inKey = holds(pair.key.span, offset);
    return { path: [...place.path, pair.key.text], pair, inKey, node: inKey ? pair.key : pair.value };
  }
  if (node?.kind === 'sequence') {
    const index = node.items.findIndex(({ span }) => holds(span, offset));
    const item = node.items[index];
    return item && { path: [...place.path, index], pair: place.pair, inKey: false, node: item };
  }
  return undefined;
}

function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
