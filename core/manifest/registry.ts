import data from './registry.json';

/** How the platform treats a version: maintained, to be left soon, without updates, gone. */
export type VersionStatus = 'supported' | 'deprecated' | 'retired' | 'decommissioned';

export interface Image {
  readonly name: string;
  readonly title: string;
  readonly kind: 'runtime' | 'service';
  readonly premium?: boolean;
  /** URL of what the platform's documentation says of it. */
  readonly page?: string;
  readonly versions: Readonly<Partial<Record<VersionStatus, readonly string[]>>>;
  /** By version, the day on which its makers leave it. Absent where they name none. */
  readonly ends?: Readonly<Record<string, string | undefined>>;
  readonly endpoints: Readonly<Record<string, Endpoint>>;
}

export interface Endpoint {
  readonly port: number;
  readonly scheme?: string;
  readonly default?: boolean;
}

/** The day of the registry that the data was built from, as YYYY-MM-DD. */
export const registryDate: string = data.read;

const images = data.images as Readonly<Record<string, Omit<Image, 'name'>>>;

/** Types that the platform takes and its registry does not list: each has the versions of another. */
const aliases: Readonly<Record<string, { base: string; title: string }>> = {
  'redis-persistent': { base: 'redis', title: 'Redis (persistent)' },
  'valkey-persistent': { base: 'valkey', title: 'Valkey (persistent)' },
  'mariadb-replica': { base: 'mariadb', title: 'MariaDB (replica)' },
  'mysql-replica': { base: 'mariadb', title: 'MariaDB (replica)' },
  'postgresql-replica': { base: 'postgresql', title: 'PostgreSQL (replica)' },
};

/** Versions of `elasticsearch` that the registry keeps under its enterprise name and the platform's documentation does not. */
const alsoListed: Readonly<Record<string, string>> = {
  elasticsearch: 'elasticsearch-enterprise',
  mongodb: 'mongodb-enterprise',
};

/** An image by its type name; undefined where there is none. `composable` has its channels as versions. */
export function findImage(name: string): Image | undefined {
  if (name === 'composable') return composableImage();
  const alias = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
  const found = Object.hasOwn(images, alias?.base ?? name) ? images[alias?.base ?? name] : undefined;
  return found && { ...found, name, title: alias?.title ?? found.title };
}

/** Names of all images of a kind, sorted. */
export function imageNames(kind: Image['kind']): string[] {
  const listed = Object.entries(images).flatMap(([name, image]) => (image.kind === kind ? [name] : []));
  return [
    ...listed,
    ...(kind === 'service' ? Object.keys(aliases).filter((it) => it !== 'mysql-replica') : ['composable']),
  ].sort();
}

function composableImage(): Image {
  const channels = Object.entries(composableChannels);
  const versions: Partial<Record<VersionStatus, string[]>> = {};
  for (const [channel, { status }] of channels) (versions[status] ??= []).push(channel);
  return {
    name: 'composable',
    title: 'Composable image',
    kind: 'runtime',
    versions,
    endpoints: { http: { port: 80, scheme: 'http' } },
  };
}

/** Versions of a status, the newest first. */
export function versionsOf(image: Image, status: VersionStatus): readonly string[] {
  return image.versions[status] ?? [];
}

const statuses: readonly VersionStatus[] = ['supported', 'deprecated', 'retired', 'decommissioned'];

/** Undefined where the registry does not list the version. */
export function statusOf(image: Image, version: string): VersionStatus | undefined {
  const own = statuses.find((status) => versionsOf(image, status).includes(version));
  const other = Object.hasOwn(alsoListed, image.name) ? findImage(alsoListed[image.name] ?? '') : undefined;
  return own ?? (other && statusOf(other, version));
}

/** The day (YYYY-MM-DD) on which the makers of a version leave it; undefined where they name none. */
export function endOfLife(image: Image, version: string): string | undefined {
  const own = image.ends && Object.hasOwn(image.ends, version) ? image.ends[version] : undefined;
  const other = Object.hasOwn(alsoListed, image.name) ? findImage(alsoListed[image.name] ?? '') : undefined;
  return own ?? (other && endOfLife(other, version));
}

/** The endpoint that a relationship gets when it names none; undefined where it has to name one. */
export function defaultEndpoint(image: Image): string | undefined {
  const entries = Object.entries(image.endpoints);
  if (image.kind === 'runtime') return undefined;
  return (entries.find(([, endpoint]) => endpoint.default) ?? entries[0])?.[0];
}

export type ExtensionStatus = 'available' | 'default' | 'built-in';

const letters: Readonly<Record<string, ExtensionStatus>> = { a: 'available', d: 'default', b: 'built-in' };

/** Always compiled in, and in no list of the registry. */
const alwaysOn = [
  'core',
  'date',
  'filter',
  'hash',
  'json',
  'libxml',
  'openssl',
  'pcntl',
  'pcre',
  'reflection',
  'session',
  'spl',
  'standard',
  'opcache',
  'zlib',
];

type ExtensionTable = Readonly<Record<string, Readonly<Record<string, string | undefined>>>>;

const extensionTables = {
  php: data.phpExtensions as ExtensionTable,
  postgresql: data.postgresqlExtensions as ExtensionTable,
  solr: data.solrModules as ExtensionTable,
};

/** What a version of PHP, PostgreSQL or Solr says of an extension; undefined = not available there. */
export function extensionStatus(
  of: keyof typeof extensionTables,
  name: string,
  version: string,
): ExtensionStatus | undefined {
  const table = extensionTables[of];
  if (of === 'php' && alwaysOn.includes(name.toLowerCase())) return 'built-in';
  const row = Object.hasOwn(table, name) ? table[name] : undefined;
  return letters[row?.[version] ?? ''];
}

/** The PHP extensions that a version has without an entry in the manifest. */
export function extensionsWithoutEntry(version: string): string[] {
  return [...alwaysOn, ...extensionNames('php', version, ['default', 'built-in'])];
}

/** Names of the extensions with one of the statuses in a version, sorted. */
export function extensionNames(
  of: keyof typeof extensionTables,
  version: string,
  wanted: readonly ExtensionStatus[],
): string[] {
  return Object.keys(extensionTables[of])
    .filter((name) => {
      const status = extensionStatus(of, name, version);
      return status !== undefined && wanted.includes(status);
    })
    .sort();
}

/** True where the registry lists extensions for that version at all: of older ones nothing is known. */
export function knowsExtensions(of: keyof typeof extensionTables, version: string): boolean {
  return Object.values(extensionTables[of]).some((row) => row[version] !== undefined);
}

export interface Channel {
  readonly status: VersionStatus;
  /** Runtime → its versions in this channel. */
  readonly runtimes: Readonly<Record<string, readonly string[]>>;
}

export const composableChannels = data.composable as Readonly<Record<string, Channel>>;
