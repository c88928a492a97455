import type { Source } from '../text';
import type { ProjectPath } from '../workspace';
import type { YamlNode, YamlPair } from '../yaml';

/** A node and the file it stands in. */
export interface Layer {
  readonly file: ProjectPath;
  readonly node: YamlNode;
  /** The key that the node is the value of. */
  readonly pair?: YamlPair;
  /** The folder that relative paths in it start from; undefined where that is outside of the project. */
  readonly folder: ProjectPath | undefined;
}

/** A value of the project, after interpolation and merging, that knows where it was said. Never changed once made. */
export type Tree = TreeMap | TreeList | TreeScalar;

interface Located {
  /** Where the value was said last. */
  readonly layer: Layer;
  /** `!reset` takes away what was said before, `!override` replaces it. */
  readonly tag?: 'reset' | 'override';
}

export interface TreeMap extends Located {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, TreeEntry>;
  /** It was written as a list of `KEY=VALUE`, out of which `!reset` takes nothing. */
  readonly fromList?: true;
}

export interface TreeEntry {
  /** The place of the key where it was said first. */
  readonly key: Source;
  readonly value: Tree;
}

export interface TreeList extends Located {
  readonly kind: 'list';
  readonly items: readonly Tree[];
}

export interface TreeScalar extends Located {
  readonly kind: 'scalar';
  /** What YAML reads: numbers and booleans are no texts. */
  readonly type: 'text' | 'number' | 'boolean' | 'null';
  /** Undefined for null, and where a variable is not known. */
  readonly value: string | undefined;
  readonly written: string;
  /** The variables that were needed and are not known. */
  readonly missing: readonly string[];
  /** Where the text stands, if that is not the layer's node: a part of it, or a line of an env file. */
  readonly source?: Source;
}

/** A text that stands where a layer does. */
export function textAt(layer: Layer, value: string | undefined, from?: Partial<TreeScalar>): TreeScalar {
  return { kind: 'scalar', type: 'text', layer, value, written: value ?? '', missing: [], ...from };
}

export function nothingAt(layer: Layer): TreeScalar {
  return { kind: 'scalar', type: 'null', layer, value: undefined, written: '', missing: [] };
}

/** A map whose keys stand where its layer does. */
export function mapAt(layer: Layer, fields: Readonly<Record<string, Tree | undefined>>): TreeMap {
  const key = placeOf(layer);
  const entries = Object.entries(fields).flatMap(([name, value]) => (value ? [[name, { key, value }] as const] : []));
  return { kind: 'map', layer, entries: new Map(entries) };
}

/** Where a layer's node stands. */
export function placeOf(layer: Layer): Source {
  return { file: layer.file, span: layer.node.span };
}

/** Where a scalar's text stands. */
export function sourceOf(scalar: TreeScalar): Source {
  return scalar.source ?? placeOf(scalar.layer);
}

/** Where a value stands together with its key. */
export function pairPlaceOf({ file, node, pair }: Layer): Source {
  return { file, span: pair?.span ?? node.span };
}

export function isNull(tree: Tree | undefined): boolean {
  return tree?.kind === 'scalar' && tree.type === 'null';
}

/** The value at a path of keys; undefined for null. */
export function at(tree: Tree | undefined, ...path: readonly string[]): Tree | undefined {
  let current = tree;
  for (const key of path) current = current?.kind === 'map' ? current.entries.get(key)?.value : undefined;
  return isNull(current) ? undefined : current;
}

/** The map at a path of keys. */
export function mapOf(tree: Tree | undefined, ...path: readonly string[]): TreeMap | undefined {
  const found = at(tree, ...path);
  return found?.kind === 'map' ? found : undefined;
}

/** The entries of the map at a path of keys. */
export function entriesOf(
  tree: Tree | undefined,
  ...path: readonly string[]
): readonly (readonly [string, TreeEntry])[] {
  return [...(mapOf(tree, ...path)?.entries ?? [])];
}

/** The items of the list at a path of keys. */
export function itemsOf(tree: Tree | undefined, ...path: readonly string[]): readonly Tree[] {
  const found = at(tree, ...path);
  return found?.kind === 'list' ? found.items : [];
}

/** The scalar at a path of keys; undefined for null. */
export function scalarOf(tree: Tree | undefined, ...path: readonly string[]): TreeScalar | undefined {
  const found = at(tree, ...path);
  return found?.kind === 'scalar' ? found : undefined;
}

/** The text at a path of keys, as far as it is known. */
export function textOf(tree: Tree | undefined, ...path: readonly string[]): string | undefined {
  return scalarOf(tree, ...path)?.value;
}

/** What Compose reads as true (compose-spec, "interpolation"); `otherwise` where nothing is said or known. */
export function isTrue(tree: Tree | undefined, otherwise = false): boolean {
  const text = textOf(tree)?.toLowerCase();
  return text === undefined ? otherwise : /^(true|y|yes|on|1)$/.test(text);
}

/** A map with other entries. */
export function withEntries(map: TreeMap, changes: Iterable<readonly [string, TreeEntry]>): TreeMap {
  return { ...map, entries: new Map([...map.entries, ...changes]) };
}

/** A value whose own tag has done its work. */
export function withoutTag<T extends Tree>(tree: T): T {
  if (tree.tag === undefined) return tree;
  const copy: T & { tag?: Tree['tag'] | undefined } = { ...tree };
  Reflect.deleteProperty(copy, 'tag');
  return copy;
}
