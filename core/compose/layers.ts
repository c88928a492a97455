import type { ProjectPath } from '../workspace';
import { asMap, asScalar, asSequence, asText, pairsOf, resolve, type YamlNode, type YamlPair } from '../yaml';

/** A node and the file it stands in. */
export interface Layer {
  readonly file: ProjectPath;
  readonly node: YamlNode;
  /** The key that the node is the value of. */
  readonly pair?: YamlPair;
}

/**
 * The values that several layers give one key, in the order of merging. `!reset` drops what came before and itself, `!override` what
 * came before; a value of null keeps what came before.
 */
export function under(layers: readonly Layer[], key: string): Layer[] {
  let found: Layer[] = [];
  for (const layer of layers) {
    const pair = pairsOf(layer.node).find((it) => it.key.text === key);
    if (!pair) continue;
    const tag = pair.value?.tag;
    if (tag === '!reset') found = [];
    else if (pair.value && !isNull(pair.value)) {
      found = [...(tag === '!override' ? [] : found), { file: layer.file, node: pair.value, pair }];
    }
  }
  return found;
}

/** Every key below the layers with the layers of its value, in the order of first appearance. Keys without a value are here, too. */
export function entries(layers: readonly Layer[]): { name: string; layers: Layer[]; first: Layer }[] {
  const found = new Map<string, { name: string; layers: Layer[]; first: Layer }>();
  for (const layer of layers) {
    for (const pair of pairsOf(layer.node)) {
      const name = pair.key.text;
      const own: Layer = { file: layer.file, node: pair.value ?? pair.key, pair };
      const known = found.get(name) ?? { name, layers: [], first: own };
      found.set(name, {
        ...known,
        layers: pair.value && !isNull(pair.value) ? mergeTagged(known.layers, own) : known.layers,
      });
    }
  }
  return [...found.values()];
}

function mergeTagged(before: readonly Layer[], layer: Layer): Layer[] {
  if (layer.node.tag === '!reset') return [];
  return layer.node.tag === '!override' ? [layer] : [...before, layer];
}

/** The last scalar among the layers: scalars replace each other. */
export function lastScalar(layers: readonly Layer[]): Layer | undefined {
  return layers.findLast((layer) => asScalar(layer.node) !== undefined);
}

/** The items of all layers: lists append; a text stands for a list of one. */
export function items(layers: readonly Layer[]): Layer[] {
  return layers.flatMap(({ file, node }) => {
    const sequence = asSequence(node);
    if (sequence) return sequence.items.map((item) => ({ file, node: item }));
    return asScalar(node) ? [{ file, node }] : [];
  });
}

/** `KEY=VALUE` lists and maps, made one: later values of a key win. A key alone has no value here. */
export function assignments(layers: readonly Layer[]): Map<string, Layer | undefined> {
  const found = new Map<string, Layer | undefined>();
  for (const { file, node } of layers) {
    for (const pair of pairsOf(asMap(node))) {
      found.set(pair.key.text, pair.value && !isNull(pair.value) ? { file, node: pair.value, pair } : undefined);
    }
    for (const item of asSequence(node)?.items ?? []) {
      const text = asText(item);
      if (text === undefined) continue;
      const name = text.split('=', 1)[0] ?? '';
      found.set(name, text.includes('=') ? { file, node: afterEquals(item, name) } : undefined);
    }
  }
  return found;
}

/** The value's part of a `KEY=VALUE` item, with the span of that part where the item is written plainly. */
function afterEquals(item: YamlNode, name: string): YamlNode {
  const scalar = asScalar(item);
  if (!scalar) return item;
  const text = scalar.text.slice(name.length + 1);
  const quote = scalar.style === 'plain' ? 0 : 1;
  const start = scalar.span.start + quote + name.length + 1;
  return { ...scalar, text, value: text, span: { start, end: Math.max(start, scalar.span.end - quote) } };
}

function isNull(node: YamlNode): boolean {
  const resolved = resolve(node);
  return resolved?.kind === 'scalar' && resolved.value === null && resolved.tag === undefined;
}
