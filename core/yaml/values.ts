import type { Source } from '../text';
import {
  includingTags,
  type Placed,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
  type YamlSequence,
  type YamlValue,
} from './nodes';

/** Where a node or pair stands, in the tree of a file. */
export function sourceIn(file: string, { file: included, span }: Placed): Source {
  return { file: included ?? file, span };
}

/** The node behind an alias; undefined where the alias leads nowhere. */
export function resolve(node: YamlNode | undefined): YamlValue | undefined {
  let current = node;
  for (let depth = 0; current?.kind === 'alias' && depth < 50; depth++) current = current.target;
  return current?.kind === 'alias' ? undefined : current;
}

/** True for what another file holds and is not read: nothing is known of it here. */
export function isIncluded(node: YamlNode | undefined): boolean {
  return includingTags.includes(resolve(node)?.tag ?? '');
}

/** The map that is written here or in an included file; undefined for everything else and for what is not read. */
export function asMap(node: YamlNode | undefined): YamlMap | undefined {
  const resolved = resolve(node);
  return resolved?.kind === 'map' && !isIncluded(resolved) ? resolved : undefined;
}

export function asSequence(node: YamlNode | undefined): YamlSequence | undefined {
  const resolved = resolve(node);
  return resolved?.kind === 'sequence' ? resolved : undefined;
}

export function asScalar(node: YamlNode | undefined): YamlScalar | undefined {
  const resolved = resolve(node);
  return resolved?.kind === 'scalar' ? resolved : undefined;
}

/** A scalar's text as written (`8.30` stays `8.30`); undefined for null, absent and collections. */
export function asText(node: YamlNode | undefined): string | undefined {
  const scalar = asScalar(node);
  return scalar && scalar.value !== null ? scalar.text : undefined;
}

/**
 * The pairs of a map with merge keys (`<<`) followed: own keys win over merged ones, earlier merges over later ones,
 * and of two equal own keys the last. Merges that lead through more than 200 others are not followed.
 */
export function pairsOf(node: YamlNode | undefined, depth = 0): readonly YamlPair[] {
  const map = asMap(node);
  if (!map || depth > 200) return [];
  const known = mergedPairs.get(map) ?? mergePairs(map, depth);
  mergedPairs.set(map, known);
  return known;
}

/** Each map is merged once, so that a bomb of merge keys ends. */
const mergedPairs = new WeakMap<YamlMap, readonly YamlPair[]>();

function mergePairs(map: YamlMap, depth: number): YamlPair[] {
  const found = new Map<string, YamlPair>();
  for (const pair of map.pairs) if (pair.key.text !== '<<') found.set(pair.key.text, pair);
  for (const pair of map.pairs) if (pair.key.text === '<<') addMerged(found, pair.value, depth);
  return [...found.values()];
}

function addMerged(found: Map<string, YamlPair>, value: YamlNode | undefined, depth: number): void {
  const sources = asSequence(value)?.items ?? (value ? [value] : []);
  for (const source of sources) {
    for (const pair of pairsOf(source, depth + 1)) if (!found.has(pair.key.text)) found.set(pair.key.text, pair);
  }
}

/** The pair of a key, merge keys followed. */
export function pairAt(node: YamlNode | undefined, key: string): YamlPair | undefined {
  return pairsOf(node).find((pair) => pair.key.text === key);
}

/** The value at a path of keys and indexes, aliases and merge keys followed. */
export function valueAt(node: YamlNode | undefined, path: readonly (string | number)[]): YamlNode | undefined {
  let current = node;
  for (const step of path) {
    current = typeof step === 'number' ? asSequence(current)?.items[step] : pairAt(current, step)?.value;
    if (!current) return undefined;
  }
  return current;
}

/**
 * Plain values, for libraries that want them. Aliases become one shared value, so that a bomb of them ends; what nests deeper than
 * 100 levels is undefined.
 */
export function toPlain(node: YamlNode | undefined, depth = 0, shared = new Map<YamlValue, unknown>()): unknown {
  const resolved = resolve(node);
  if (!resolved || depth > 100) return undefined;
  const value = shared.get(resolved) ?? plainValue(resolved, (child) => toPlain(child, depth + 1, shared));
  shared.set(resolved, value);
  return value;
}

function plainValue(node: YamlValue, plain: (child: YamlNode) => unknown): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(plain);
  return Object.fromEntries(pairsOf(node).map(({ key, value }) => [key.text, value ? plain(value) : null]));
}
