import data from './searchPlugins.json';

interface Plugins {
  readonly every: readonly string[];
  /** Those that came with a major version. */
  readonly from: Readonly<Record<string, readonly string[]>>;
}

const plugins: Readonly<Record<string, Plugins>> = {
  ...data,
  'elasticsearch-enterprise': data.elasticsearch,
};

/** Older Elasticsearch had other plugins; of those nothing is said. */
const oldestKnown: Readonly<Record<string, number>> = {
  opensearch: 1,
  elasticsearch: 7,
  'elasticsearch-enterprise': 7,
};

/** The plugins that the platform documents for a version of a search engine; undefined where it says nothing. */
export function searchPlugins(type: string, version: string): readonly string[] | undefined {
  const known = Object.hasOwn(plugins, type) ? plugins[type] : undefined;
  const major = Number.parseInt(version, 10);
  if (!known || !(major >= (oldestKnown[type] ?? Infinity))) return undefined;
  const later = Object.entries(known.from).filter(([first]) => major >= Number(first));
  return [...known.every, ...later.flatMap(([, names]) => names)];
}
