import type { Report } from './report';
import {
  isNull,
  mapAt,
  nothingAt,
  placeOf,
  textAt,
  withoutTag,
  type Tree,
  type TreeEntry,
  type TreeList,
  type TreeMap,
  type TreeScalar,
} from './tree';

/** Brings a short form to the long one. What has neither form stays as it is and is reported. */
export type Shape = (tree: Tree, report: Report) => Tree;

/** A text stands for a map with that one key. */
export function textAs(key: string): Shape {
  return (tree) =>
    tree.kind === 'scalar' && !isNull(tree)
      ? { ...mapAt(tree.layer, { [key]: withoutTag(tree) }), ...tagOf(tree) }
      : tree;
}

/** A text stands for a list of it; each item is shaped. */
export function listOf(item: Shape = (tree) => tree): Shape {
  return (tree, report) => {
    if (tree.kind === 'scalar' && !isNull(tree))
      return { kind: 'list', layer: tree.layer, items: [item(withoutTag(tree), report)], ...tagOf(tree) };
    return tree.kind === 'list' ? { ...tree, items: tree.items.map((it) => item(it, report)) } : tree;
  };
}

/** A list of names stands for a map of them; each value gets the defaults. */
export function namesAs(defaults: Readonly<Record<string, string>> = {}): Shape {
  const fill = (tree: Tree): Tree => {
    const texts = Object.entries(defaults).map(([key, text]) => [key, textAt(tree.layer, text)] as const);
    const given = tree.kind === 'map' ? tree : mapAt(tree.layer, {});
    const missing = mapAt(tree.layer, Object.fromEntries(texts.filter(([key]) => !given.entries.has(key))));
    return texts.length === 0 || (tree.kind !== 'map' && !isNull(tree)) ? tree : joined(given, missing);
  };
  return (tree) => {
    if (tree.kind === 'map') return mapValues(tree, fill);
    if (tree.kind !== 'list') return tree;
    const entries = tree.items.flatMap((item): [string, TreeEntry][] =>
      item.kind === 'scalar' ? [[item.value ?? item.written, entryOf(item, fill(nothingAt(item.layer)))]] : [],
    );
    return { kind: 'map', layer: tree.layer, entries: new Map(entries), ...tagOf(tree) };
  };
}

function joined(a: TreeMap, b: TreeMap): TreeMap {
  return { ...a, entries: new Map([...a.entries, ...b.entries]) };
}

/** A list of `KEY=VALUE` stands for a map; a key alone has no value. A value that is a list has one entry for each (`extra_hosts`). */
export const assignments: Shape = (tree) => {
  if (tree.kind !== 'list') return tree;
  const entries = tree.items.flatMap((item) => (item.kind === 'scalar' ? [assignment(item)] : []));
  return { kind: 'map', layer: tree.layer, entries: new Map(entries), fromList: true, ...tagOf(tree) };
};

function assignment(item: TreeScalar): [string, TreeEntry] {
  const text = item.value ?? item.written;
  const name = text.split('=', 1)[0] ?? '';
  if (!text.includes('=')) return [name, entryOf(item, nothingAt(item.layer))];
  const behind = (whole: string) => whole.slice(whole.indexOf('=') + 1);
  const plain = item.written.startsWith(`${name}=`);
  const value: TreeScalar = {
    ...item,
    value: item.value === undefined ? undefined : behind(item.value),
    written: plain ? behind(item.written) : item.written,
    ...(plain ? partOf(item, name.length + 1) : {}),
  };
  return [name, entryOf(item, value)];
}

/** The place of what stands behind so many characters of a scalar, where it is written plainly. */
function partOf(item: TreeScalar, from: number): Pick<TreeScalar, 'source'> {
  const { file, node } = item.layer;
  if (node.kind !== 'scalar') return {};
  const quote = node.style === 'plain' ? 0 : 1;
  const start = node.span.start + quote + from;
  return { source: { file, span: { start, end: Math.max(start, node.span.end - quote) } } };
}

function entryOf(item: Tree, value: Tree): TreeEntry {
  return { key: placeOf(item.layer), value };
}

/** `external: {name: …}`, the older form, is `external: true` with a name. */
export const maybeExternal: Shape = (tree) => {
  const external = tree.kind === 'map' ? tree.entries.get('external')?.value : undefined;
  if (tree.kind !== 'map' || external?.kind !== 'map') return tree;
  const name = tree.entries.get('name') ?? external.entries.get('name');
  const own = { key: placeOf(external.layer), value: textAt(external.layer, 'true') };
  return {
    ...tree,
    entries: new Map([...tree.entries, ['external', own], ...(name ? [['name', name] as const] : [])]),
  };
};

/** A list whose items stand for one or more maps. */
export function eachAs(read: (item: TreeScalar, report: Report) => readonly Tree[]): Shape {
  return (tree, report) => {
    if (tree.kind !== 'list') return tree;
    const items = tree.items.flatMap((item) => (item.kind === 'scalar' ? read(item, report) : [item]));
    return { ...tree, items } satisfies TreeList;
  };
}

/** A map of hosts stands for a list of `HOST=ADDRESS`, one for each address. */
export const hosts: Shape = (tree) => {
  if (tree.kind !== 'map') return tree;
  const items = [...tree.entries].flatMap(([host, { value }]) => {
    const addresses = value.kind === 'list' ? value.items : [value];
    return addresses.flatMap((it) => (it.kind === 'scalar' ? [prefixed(`${host}=`, it)] : []));
  });
  return { kind: 'list', layer: tree.layer, items, ...tagOf(tree) };
};

function prefixed(prefix: string, item: TreeScalar): TreeScalar {
  const value = item.value === undefined && item.type === 'text' ? undefined : prefix + (item.value ?? '');
  return { ...item, type: 'text', value, written: prefix + item.written };
}

export function mapValues(tree: TreeMap, change: (value: Tree, key: string) => Tree): TreeMap {
  const entries = [...tree.entries].map(
    ([key, entry]) => [key, { ...entry, value: change(entry.value, key) }] as const,
  );
  return { ...tree, entries: new Map(entries) };
}

function tagOf({ tag }: Tree): Pick<Tree, 'tag'> {
  return tag ? { tag } : {};
}
