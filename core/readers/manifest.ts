import type { Manifest, ManifestEntry, ManifestFile } from '../manifest/manifest';
import {
  absent,
  known,
  unknown,
  type ApplicationModel,
  type EnvironmentModel,
  type Fact,
  type PackageInstall,
  type Relationship,
  type RouteModel,
  type Runtime,
  type ServiceModel,
} from '../model';
import { places } from '../places';
import type { Source } from '../text';
import { joinPath } from '../workspace';
import {
  asMap,
  asScalar,
  asSequence,
  asText,
  isIncluded,
  pairAt,
  pairsOf,
  sourceIn,
  valueAt,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
} from '../yaml';
import { declaredExtensions } from './declaredExtensions';
import { declaredSettings } from './declaredSettings';
import { packageInstalls } from './packageInstalls';
import { shellCommands } from './shellCommands';
import { declaredMounts } from './declaredMounts';
import { declaredAddons, declaredConfiguration } from './declaredConfiguration';
import { declaredVariables } from './declaredVariables';

/** Services whose type has another name than the engine behind it; the platform's `mysql` is MariaDB. */
const engines: Readonly<Record<string, string>> = {
  mysql: 'mariadb',
  'mariadb-replica': 'mariadb',
  'mysql-replica': 'mariadb',
  'postgresql-replica': 'postgresql',
  'redis-persistent': 'redis',
  'valkey-persistent': 'valkey',
  'elasticsearch-enterprise': 'elasticsearch',
  'mongodb-enterprise': 'mongodb',
};

/** The engine behind a service type of the manifest: `redis-persistent` is redis. */
export function engineOf(type: string): string {
  return (Object.hasOwn(engines, type) ? engines[type] : undefined) ?? type;
}

/** What a manifest declares, in terms that every source shares. */
export function readDeclared(manifest: Manifest): EnvironmentModel {
  return {
    origin: 'declared',
    place: places.manifest,
    applications: manifest.applications.map((entry) => ({
      ...application(entry),
      installs: hookInstalls(manifest, entry),
    })),
    services: manifest.services.map(service),
    routes: manifest.routes.map(route),
    gaps: gapsOf(manifest),
  };
}

/** Why the manifest may declare more than is read from it. */
function gapsOf({ files, included }: Manifest): string[] {
  const broken = [...files, ...included].filter(({ document }) => document.errors.length > 0);
  return [
    ...broken.map(({ path }) => `${path} is not valid YAML`),
    ...files.filter((file) => !broken.includes(file)).flatMap(unreadSections),
  ];
}

function unreadSections({ path, document }: ManifestFile): string[] {
  const unread = pairsOf(document.root).filter(({ value }) => isIncluded(value));
  return unread.map(({ key }) => `${key.text} of ${path} is included from a file that can't be read`);
}

function application(entry: ManifestEntry): ApplicationModel {
  const runtime = runtimeOf(entry);
  const stacked = firstOfStack(entry);
  const options = stacked ? asMap(stacked)?.pairs[0]?.value : valueAt(entry.node, ['runtime']);
  const extensions = declaredExtensions(entry, runtime, options);
  const relationships = relationshipsOf(entry);
  const mounts = declaredMounts(entry);
  return {
    name: entry.name,
    source: entry.source,
    root: rootOf(entry),
    runtime,
    languages: languagesOf(entry),
    relationships,
    variables: declaredVariables(entry, relationships),
    ...(mounts ? { mounts } : {}),
    ...(extensions ? { extensions } : {}),
    settings: declaredSettings(entry),
  };
}

/** What the build hook installs. It is read as it is written, so that every command has its place. */
function hookInstalls({ files, included }: Manifest, entry: ManifestEntry): PackageInstall[] {
  const hook = asScalar(valueAt(entry.node, ['hooks', 'build']));
  if (!hook) return [];
  const quote = hook.style === 'single' || hook.style === 'double' ? 1 : 0;
  const { file, span } = at(entry, hook);
  const source = { file, span: { start: span.start + quote, end: span.end - quote } };
  const text = [...files, ...included].find(({ path }) => path === file)?.document.text ?? '';
  const script = text.slice(source.span.start, source.span.end);
  return packageInstalls(script, source, shellCommands(script, 'end'));
}

/** `source.root` without outer slashes; where none is given, the folder of the application's own file, or the project's. */
function rootOf(entry: ManifestEntry): Fact<string> {
  const scalar = asScalar(valueAt(entry.node, ['source', 'root']));
  if (!scalar) return known(entry.folder ?? '', entry.source);
  const path = joinPath('', scalar.text.replace(/^\/+/, ''));
  return path === undefined
    ? unknown('its source.root leaves the project', at(entry, scalar))
    : known(path, at(entry, scalar));
}

function runtimeOf(entry: ManifestEntry): Fact<Runtime> {
  const type = typeOf(entry);
  if (type.state !== 'known') return type.state === 'absent' ? stackRuntime(entry) : type;
  if (type.value.name === 'composable') return stackRuntime(entry);
  return known({ name: type.value.name, version: type.value.version }, type.source);
}

/** A composable image runs its first runtime: `php@8.4`, alone or as the key of its options. */
function stackRuntime(entry: ManifestEntry): Fact<Runtime> {
  const stack = valueAt(entry.node, ['stack']);
  const first = firstOfStack(entry);
  const scalar = asScalar(first) ?? asMap(first)?.pairs[0]?.key;
  const match = scalar && /^([\w-]+)@(.+)$/.exec(scalar.text);
  if (!scalar || !match) return stack ? unknown('the stack names no runtime', entry.source) : absent;
  const source = at(entry, scalar);
  return known({ name: match[1] ?? '', version: known(match[2] ?? '', source) }, source);
}

function firstOfStack(entry: ManifestEntry): YamlNode | undefined {
  return stackItems(entry)[0];
}

function stackItems({ node }: ManifestEntry): readonly YamlNode[] {
  const stack = valueAt(node, ['stack']);
  return (asSequence(valueAt(stack, ['runtimes'])) ?? asSequence(stack))?.items ?? [];
}

function languagesOf(entry: ManifestEntry): string[] {
  const stacked = stackItems(entry)
    .slice(1)
    .flatMap((item) => asScalar(item) ?? asMap(item)?.pairs[0]?.key ?? []);
  const forBuild = pairsOf(valueAt(entry.node, ['dependencies'])).map(({ key }) => key.text);
  return [...stacked.map(({ text }) => text.split('@')[0] ?? ''), ...forBuild];
}

function service(entry: ManifestEntry): ServiceModel {
  const type = typeOf(entry);
  if (type.state !== 'known') return { name: entry.name, source: entry.source, engine: type, version: type };
  const engine = engineOf(type.value.name);
  const addons = declaredAddons(entry, engine);
  return {
    name: entry.name,
    source: entry.source,
    engine: known(engine, type.source),
    version: type.value.version,
    settings: declaredConfiguration(entry, type.value.name, engine, type.source),
    ...(addons ? { addons: { named: addons, whole: true } } : {}),
    ...(type.value.name.endsWith('-replica') ? { replica: true } : {}),
  };
}

function typeOf(entry: ManifestEntry): Fact<{ name: string; version: Fact<string> }> {
  const node = valueAt(entry.node, ['type']);
  if (isIncluded(entry.node)) return unknown('it is included from a file that can not be read', entry.source);
  if (!node) return absent;
  if (isIncluded(node)) return unknown('its type is included from a file that can not be read', entry.source);
  const scalar = asScalar(node);
  const match = scalar && /^([\w-]+)(?::(.+))?$/.exec(scalar.text.trim());
  if (!scalar || !match) return unknown('its type is not written as name:version', entry.source);
  const [, name = '', version] = match;
  return known({ name, version: versionFact(entry, scalar, name, version) }, at(entry, scalar));
}

function versionFact(
  entry: ManifestEntry,
  scalar: YamlScalar,
  name: string,
  version: string | undefined,
): Fact<string> {
  if (!version) return unknown('its type names no version', at(entry, scalar));
  return known(version, { ...at(entry, scalar), span: versionSpan(scalar, name) });
}

/** The span of what follows `name:` in a scalar, inside of its quotes. */
function versionSpan(scalar: YamlScalar, name: string): Source['span'] {
  const quote = scalar.style === 'single' || scalar.style === 'double' ? 1 : 0;
  const start = scalar.span.start + quote + name.length + 1;
  return { start, end: Math.max(start, scalar.span.end - quote) };
}

function relationshipsOf(entry: ManifestEntry): Relationship[] {
  return pairsOf(valueAt(entry.node, ['relationships'])).map((pair) => ({
    name: pair.key.text,
    ...targetOf(pair.key.text, pair.value),
    source: at(entry, pair),
  }));
}

/** The three forms of a relationship: nothing, `service:endpoint`, or a map of both. The name stands in for a service left out. */
export function targetOf(name: string, value: YamlNode | undefined): { service: string; endpoint: string | undefined } {
  const text = asText(value);
  if (text !== undefined) {
    const [service = '', endpoint] = text.split(':');
    return { service, endpoint: endpoint === '' ? undefined : endpoint };
  }
  return { service: asText(valueAt(value, ['service'])) ?? name, endpoint: asText(valueAt(value, ['endpoint'])) };
}

function route(entry: ManifestEntry): RouteModel {
  const kind = asText(valueAt(entry.node, ['type']));
  const upstream = asText(pairAt(entry.node, 'upstream')?.value);
  return {
    url: entry.name,
    source: entry.source,
    kind: kind === 'redirect' || kind === 'proxy' ? kind : 'upstream',
    target: upstream?.split(':')[0],
  };
}

function at(entry: ManifestEntry, node: YamlNode | YamlPair): Source {
  return sourceIn(entry.file, node);
}
