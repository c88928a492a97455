import { asMap, asText, pairAt, resolve, type YamlMap, type YamlNode, type YamlPair, type YamlValue } from '../../yaml';
import type { ManifestEntry } from '../manifest';
import { manifestSchema } from './manifestSchema';
import { serviceKeys } from './services';
import type { Key, Keys, Schema } from './types';

/** A place of a manifest with what may stand there. */
export interface SchemaPlace {
  readonly schema: Schema;
  /** The key's entry in the table; absent for free names and items of lists. */
  readonly key: Key | undefined;
  readonly path: readonly (string | number)[];
}

const top: SchemaPlace = { schema: manifestSchema, key: undefined, path: [] };

/** Those whose items are entries of the manifest. */
const sections: ReadonlySet<unknown> = new Set(['applications', 'services', 'routes']);

/** Told of every value that a schema describes, the outer ones first. */
export type Visitor = (
  node: YamlNode | undefined,
  place: SchemaPlace,
  pair: YamlPair | undefined,
  /** The map that the pair is written in; undefined where that is not visited. */
  around: YamlMap | undefined,
) => void;

/** Visits what a document of a manifest holds beside its entries: its top level, and what stands in other sections. */
export function walkAroundEntries(root: YamlNode | undefined, visit: Visitor): void {
  const around = ({ path }: SchemaPlace) => path.length !== 1 || !sections.has(path[0]);
  new Walker(visit, around).node(root, top, undefined);
}

/** Visits one entry of a section, such as an application. */
export function walkEntry(section: string, { pair }: Pick<ManifestEntry, 'pair'>, visit: Visitor): void {
  const place = placeBelow(top, [section, pair.key.text]);
  if (place) new Walker(visit).node(pair.value, place, pair);
}

/**
 * Visits a document's values with their schemas. What a tag brings in from elsewhere is not visited; what several aliases share is
 * visited once for each schema.
 */
export function walkSchema(schema: Schema, root: YamlNode | undefined, visit: Visitor): void {
  new Walker(visit).node(root, { schema, key: undefined, path: [] }, undefined);
}

class Walker {
  private readonly seen = new Map<YamlValue, Set<Schema>>();

  /** @param enters whether what is below a place is visited */
  constructor(
    private readonly visit: Visitor,
    private readonly enters: (place: SchemaPlace) => boolean = () => true,
  ) {}

  node(node: YamlNode | undefined, place: SchemaPlace, pair: YamlPair | undefined, around?: YamlMap): void {
    const resolved = resolve(node);
    if (resolved?.tag?.startsWith('!')) return;
    this.visit(node, place, pair, around);
    if (!resolved || !this.enters(place) || !this.isFirst(resolved, place.schema)) return;
    if (resolved.kind === 'map') for (const child of resolved.pairs) this.pair(resolved, child, place);
    if (resolved.kind === 'sequence') this.items(resolved.items, place);
  }

  private isFirst(node: YamlValue, schema: Schema): boolean {
    const schemas = this.seen.get(node) ?? new Set();
    const first = !schemas.has(schema);
    this.seen.set(node, schemas.add(schema));
    return first;
  }

  private pair(map: YamlMap, pair: YamlPair, place: SchemaPlace): void {
    const name = pair.key.text;
    if (name === '<<' || name.startsWith('.')) return;
    const next = childPlace(place, name, map);
    if (next) this.node(pair.value, next, pair, map);
  }

  private items(items: readonly YamlNode[], place: SchemaPlace): void {
    const schema = place.schema.items;
    if (!schema) return;
    for (const [index, item] of items.entries())
      this.node(item, { schema, key: undefined, path: [...place.path, index] }, undefined);
  }
}

/** The place of a key below a map; undefined where the map takes no such key. */
export function childPlace(place: SchemaPlace, name: string, map: YamlNode | undefined): SchemaPlace | undefined {
  const keys = keysAt(place, map);
  const key = keys && Object.hasOwn(keys, name) ? keys[name] : undefined;
  const schema = key?.schema ?? place.schema.named;
  return schema && { schema, key, path: [...place.path, name] };
}

function placeBelow(place: SchemaPlace, names: readonly string[]): SchemaPlace | undefined {
  return names.reduce<SchemaPlace | undefined>((at, name) => at && childPlace(at, name, undefined), place);
}

/** The keys that a map takes at a place. A service's depend on its type. */
export function keysAt(place: SchemaPlace, map: YamlNode | undefined): Keys | undefined {
  if (place.path.length !== 2 || place.path[0] !== 'services') return place.schema.keys;
  return serviceKeys(asText(pairAt(asMap(map), 'type')?.value)?.split(':')[0]);
}

/** The place at a path of keys and indexes, as far as the schema (the manifest's where none is given) describes it. */
export function placeOf(
  root: YamlNode | undefined,
  path: readonly (string | number)[],
  schema: Schema = manifestSchema,
): SchemaPlace | undefined {
  let place: SchemaPlace | undefined = { schema, key: undefined, path: [] };
  let node = resolve(root);
  for (const step of path) {
    if (!place) return undefined;
    if (typeof step === 'number') {
      place = place.schema.items && { schema: place.schema.items, key: undefined, path: [...place.path, step] };
      node = node?.kind === 'sequence' ? resolve(node.items[step]) : undefined;
    } else {
      place = childPlace(place, step, node);
      node = resolve(pairAt(node, step)?.value);
    }
  }
  return place;
}
