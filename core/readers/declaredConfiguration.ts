import type { ManifestEntry } from '../manifest/manifest';
import type { ServiceAddon, ServiceSetting, ServiceStores } from '../model';
import type { Source } from '../text';
import { asScalar, asSequence, asText, isIncluded, pairsOf, sourceIn, valueAt } from '../yaml';
import { settingValue, sizes, type SettingName } from './settingValue';

const keys: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  redis: { 'eviction policy': ['maxmemory_policy'] },
  valkey: { 'eviction policy': ['maxmemory_policy'] },
  mariadb: {
    'largest packet': ['properties', 'max_allowed_packet'],
    'largest table in memory': ['properties', 'max_heap_table_size'],
    'character set': ['properties', 'default_charset'],
    collation: ['properties', 'default_collation'],
  },
  postgresql: { 'character set': ['default_charset'], collation: ['default_collation'] },
};

/** What the platform does where nothing else is said (reference, section 2.7). */
const defaults: Readonly<Record<string, Readonly<Partial<Record<SettingName, string>>>>> = {
  redis: { 'eviction policy': 'allkeys-lru', persistence: 'off' },
  valkey: { 'eviction policy': 'allkeys-lru', persistence: 'off' },
  mariadb: { 'largest packet': '16' },
};

/** How a declared service is set up: by its `configuration`, its type, and the platform's defaults, which stand at the type. */
export function declaredConfiguration(
  entry: ManifestEntry,
  type: string,
  engine: string,
  at: Source,
): ServiceSetting[] {
  const configuration = valueAt(entry.node, ['configuration']);
  if (isIncluded(configuration)) return [];
  const written = Object.entries(Object.hasOwn(keys, engine) ? (keys[engine] ?? {}) : {}).flatMap(
    ([name, path]): ServiceSetting[] => {
      const scalar = asScalar(valueAt(configuration, path));
      const text = asText(scalar);
      if (!scalar || text === undefined) return [];
      const value = settingValue(name as SettingName, sizes.has(name as SettingName) ? `${text}M` : text);
      const source = sourceIn(entry.file, scalar);
      return value === undefined ? [] : [{ name: name as SettingName, value, source, literal: true }];
    },
  );
  const said = new Set(written.map(({ name }) => name));
  const others = Object.entries(Object.hasOwn(defaults, engine) ? (defaults[engine] ?? {}) : {})
    .filter(([name]) => !said.has(name as SettingName))
    .map(([name, value]): ServiceSetting => ({ name: name as SettingName, value, source: at }));
  // What is kept on disk is not evicted, whatever is said.
  if (type.endsWith('-persistent')) return [{ name: 'persistence', value: 'on', source: at }];
  return [...written, ...others];
}

const addonKeys: Readonly<Record<string, string>> = {
  postgresql: 'extensions',
  elasticsearch: 'plugins',
  opensearch: 'plugins',
};

/** The extensions of a database or the plugins of a search engine that the manifest switches on; undefined where that is not known. */
export function declaredAddons({ node, file }: ManifestEntry, engine: string): ServiceAddon[] | undefined {
  const key = Object.hasOwn(addonKeys, engine) ? addonKeys[engine] : undefined;
  const list = key === undefined ? undefined : valueAt(node, ['configuration', key]);
  if (key === undefined || isIncluded(valueAt(node, ['configuration'])) || isIncluded(list)) return undefined;
  return (asSequence(list)?.items ?? []).flatMap((item) => {
    const name = asText(item);
    return name === undefined ? [] : [{ name, source: sourceIn(file, item) }];
  });
}

const databases = { key: 'databases', implied: 'main' };

/** Where the parts of a service are named, and the one that there is where none is (reference, section 2.7). */
const storeKeys: Readonly<Record<string, { readonly key: string; readonly implied: string; readonly always?: true }>> =
  {
    rabbitmq: { key: 'vhosts', implied: '/', always: true },
    solr: { key: 'cores', implied: 'collection1' },
    postgresql: databases,
    mariadb: { ...databases, key: 'schemas' },
    'oracle-mysql': { ...databases, key: 'schemas' },
  };

/** The databases, virtual hosts or cores that the manifest asks for; undefined where that is not known. */
export function declaredStores({ node, file }: ManifestEntry, engine: string): ServiceStores | undefined {
  const keys = Object.hasOwn(storeKeys, engine) ? storeKeys[engine] : undefined;
  const list = keys && valueAt(node, ['configuration', keys.key]);
  if (!keys || isIncluded(valueAt(node, ['configuration'])) || isIncluded(list)) return undefined;
  const items = asSequence(list)?.items ?? pairsOf(list).map(({ key }) => key);
  const named = items.flatMap((item) => {
    const name = asText(item);
    return name === undefined ? [] : [{ name, source: sourceIn(file, item) }];
  });
  return { named, implied: named.length === 0 || keys.always ? [keys.implied] : [] };
}
