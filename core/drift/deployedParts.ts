import type { ManifestEntry } from '../manifest/manifest';
import type { ServiceModel } from '../model';
import type { Source } from '../text';
import { asScalar, asSequence, asText, isIncluded, pairAt, pairsOf, sourceIn, valueAt } from '../yaml';

/** What a service keeps under names of its own. A list that is not known, or not written to its end, is absent. */
export interface ServiceParts {
  /** Of MariaDB, MySQL and PostgreSQL. */
  readonly databases?: PartList;
  /** Of Elasticsearch and OpenSearch. */
  readonly plugins?: PartList;
  /** Of Vault. */
  readonly keys: readonly VaultKey[];
}

interface PartList {
  readonly names: readonly string[];
  /** The key of the list; the service's name where there is none. */
  readonly source: Source;
}

export interface VaultKey {
  readonly name: string;
  /** `sign`, `encrypt` */
  readonly type: string;
  readonly source: Source;
}

/** What a service of production keeps and another declaration of it takes away, or makes something else of. */
export type PartChange =
  | { readonly what: 'databases' | 'plugins'; readonly lost: readonly string[]; readonly source: Source }
  | { readonly what: 'keys'; readonly before: VaultKey; readonly now: VaultKey };

export function partsOf(entry: ManifestEntry, { stores, addons }: ServiceModel, engine: string): ServiceParts {
  const databases = databaseKeys.get(engine);
  const databaseList = databases === undefined ? undefined : listSource(entry, databases);
  const pluginList = searchEngines.has(engine) ? listSource(entry, 'plugins') : undefined;
  return {
    ...(databaseList && stores
      ? { databases: { names: [...stores.named.map(({ name }) => name), ...stores.implied], source: databaseList } }
      : {}),
    ...(pluginList && addons ? { plugins: { names: addons.named.map(({ name }) => name), source: pluginList } } : {}),
    keys: engine === 'vault-kms' ? vaultKeys(entry) : [],
  };
}

/** Rules R112, R123 and R133. */
export function partChanges(before: ServiceParts, now: ServiceParts): PartChange[] {
  const lists = (['databases', 'plugins'] as const).flatMap((what): PartChange[] => {
    const [had, has] = [before[what], now[what]];
    const lost = had && has ? had.names.filter((name) => !has.names.includes(name)) : [];
    return has && lost.length > 0 ? [{ what, lost, source: has.source }] : [];
  });
  const keys = now.keys.flatMap((key): PartChange[] => {
    const known = before.keys.find(({ name }) => name === key.name);
    return known && known.type !== key.type ? [{ what: 'keys', before: known, now: key }] : [];
  });
  return [...lists, ...keys];
}

const databaseKeys: ReadonlyMap<string, string> = new Map([
  ['mariadb', 'schemas'],
  ['oracle-mysql', 'schemas'],
  ['postgresql', 'databases'],
]);
const searchEngines: ReadonlySet<string> = new Set(['elasticsearch', 'opensearch']);

/** Undefined where the list is none yet. */
function listSource({ node, file, source }: ManifestEntry, key: string): Source | undefined {
  const pair = pairAt(valueAt(node, ['configuration']), key);
  if (!pair) return source;
  return asSequence(pair.value) ? sourceIn(file, pair.key) : undefined;
}

/** Of a key that several policies name, the first says its type. */
function vaultKeys({ node, file }: ManifestEntry): VaultKey[] {
  const endpoints = valueAt(node, ['configuration', 'endpoints']);
  const found = new Map<string, VaultKey>();
  for (const item of pairsOf(endpoints).flatMap(({ value }) => asSequence(value)?.items ?? [])) {
    const [name, type] = [asText(valueAt(item, ['key'])), asScalar(valueAt(item, ['type']))];
    if (name === undefined || !type || isIncluded(type) || found.has(name)) continue;
    found.set(name, { name, type: type.text, source: sourceIn(file, type) });
  }
  return [...found.values()];
}
