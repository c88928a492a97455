import type { Report } from './report';
import { below, root, ruleAt, type Path } from './rules';
import { mapValues } from './shapes';
import {
  isNull,
  textOf,
  withEntries,
  withoutTag,
  type Tree,
  type TreeEntry,
  type TreeList,
  type TreeMap,
} from './tree';

/** Everything below a tree in its long form, and of items of a list that stand for the same thing the last (see rules.ts). */
export function shaped(tree: Tree, report: Report, path: Path = root): Tree {
  const { shape, unique } = ruleAt(path);
  const own = shape ? shape(tree, report) : tree;
  if (own.kind === 'map') return mapValues(own, (value, key) => shaped(value, report, below(path, key)));
  if (own.kind !== 'list') return own;
  const items = own.items.map((item) => shaped(item, report, below(path, '[]')));
  return { ...own, items: unique ? lastOfEach(items, unique) : items };
}

/** Later items take the place of the earlier ones with the same key; an item without a key is like no other. */
function lastOfEach(items: readonly Tree[], keyOf: (item: Tree) => string): Tree[] {
  const found = new Map<string, Tree>();
  items.forEach((item, index) => found.set(keyOf(item) || ` ${index}`, item));
  return [...found.values()];
}

/**
 * Puts a later value over an earlier one (compose-spec, section 13): maps by key, lists appended, texts replaced, with the exceptions of
 * rules.ts. Both are in their long form; the earlier one has no tags any more, those of the later one stay for what is merged next.
 */
export function merge(base: Tree, over: Tree, report: Report, path: Path = root): Tree {
  const rule = ruleAt(path);
  if (over.tag !== undefined || rule.merge === 'replace') return over;
  if (isNull(over)) return base;
  if (isNull(base)) return over;
  if (base.kind === 'map' && over.kind === 'map') {
    if (rule.merge === 'assign') return assigned(base, over);
    return rule.merge === 'sameDriver' && otherDriver(base, over) ? over : mergedMaps(base, over, report, path);
  }
  if (base.kind === 'list' && over.kind === 'list') {
    if (rule.merge === 'bySubnet') return bySubnet(base, over, report, path);
    const items = [...base.items, ...over.items];
    return { ...over, items: rule.unique ? lastOfEach(items, rule.unique) : items };
  }
  if (base.kind === 'scalar' && !rule.shape) return over;
  report.refuse('CANNOT_OVERRIDE', `"${path.written}" cannot be overridden by a value of another kind`, over.layer);
  return base;
}

function mergedMaps(base: TreeMap, over: TreeMap, report: Report, path: Path): TreeMap {
  const changes = [...over.entries].map(([key, { key: place, value }]): [string, TreeEntry] => {
    const known = base.entries.get(key);
    if (!known) return [key, { key: place, value }];
    return [key, { key: known.key, value: merge(known.value, value, report, below(path, key)) }];
  });
  return { ...withEntries(base, changes), layer: over.layer };
}

/** A key of the later map counts as it stands, also without a value; nothing is taken out of what was a list. */
function assigned(base: TreeMap, over: TreeMap): TreeMap {
  const changes = [...over.entries].flatMap(([key, entry]): [string, TreeEntry][] => {
    const known = base.entries.get(key);
    if (entry.value.tag === 'reset' && base.fromList) return [];
    return [[key, { key: known?.key ?? entry.key, value: entry.value }]];
  });
  return { ...withEntries(base, changes), layer: over.layer, fromList: true };
}

/** Options belong to a driver: those of another one do not count. */
function otherDriver(base: TreeMap, over: TreeMap): boolean {
  const [before, after] = [base.entries.get('driver')?.value, over.entries.get('driver')?.value];
  return before !== undefined && after !== undefined && textOf(before) !== textOf(after);
}

function bySubnet(base: TreeList, over: TreeList, report: Report, path: Path): TreeList {
  const subnet = (item: Tree) => (item.kind === 'map' ? textOf(item.entries.get('subnet')?.value) : undefined);
  const items = base.items.map((item) => {
    const same = over.items.find((it) => subnet(it) === subnet(item));
    return item.kind === 'map' && same?.kind === 'map' ? mergedMaps(item, same, report, path) : item;
  });
  const added = over.items.filter((it) => !base.items.some((item) => subnet(item) === subnet(it)));
  return { ...over, items: [...items, ...added] };
}

/** Without tags and without what they took away. */
export function untagged(tree: Tree): Tree {
  const own = withoutTag(tree);
  if (own.kind === 'list') return { ...own, items: own.items.map(untagged) };
  if (own.kind !== 'map') return own;
  const kept = [...own.entries].filter(([, { value }]) => value.tag !== 'reset');
  return mapValues({ ...own, entries: new Map(kept) }, untagged);
}
