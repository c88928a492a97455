import type { Manifest, ManifestEntry, ManifestFile } from '../manifest/manifest';
import {
  known,
  unknown,
  type ApplicationModel,
  type EnvironmentModel,
  type Fact,
  type PackageInstall,
  type Relationship,
  type RouteModel,
  type ServiceModel,
} from '../model';
import { keptPerEntry, type Texts } from '../manifest/keptPerEntry';
import { textsOf } from '../manifest/textsOf';
import { places } from '../places';
import type { Source } from '../text';
import { joinPath } from '../workspace';
import {
  asMap,
  asScalar,
  asText,
  isIncluded,
  pairAt,
  pairsOf,
  sourceIn,
  valueAt,
  type YamlNode,
  type YamlPair,
} from '../yaml';
import { whyUncertain } from '../yaml/documents';
import { declaredExtensions } from './declaredExtensions';
import { declaredSettings } from './declaredSettings';
import { declaredLanguages, declaredRuntime, firstOfStack } from './declaredRuntime';
import { declaredType, engineOf } from './declaredType';
import { scriptInstalls } from './scriptInstalls';
import { declaredMounts } from './declaredMounts';
import { declaredAddons, declaredConfiguration, declaredStores } from './declaredConfiguration';
import { declaredStart } from './startCommand';
import { declaredVariables } from './declaredVariables';

/** What a manifest declares, in terms that every source shares. */
export function readDeclared(manifest: Manifest): EnvironmentModel {
  const texts = textsOf(manifest);
  return {
    origin: 'declared',
    place: places.manifest,
    applications: manifest.applications.map((entry) => application(entry, undefined, texts)),
    services: manifest.services.map((entry) => service(entry, undefined, texts)),
    routes: manifest.routes.map((entry) => route(entry, undefined, texts)),
    gaps: gapsOf(manifest),
  };
}

// A keystroke changes one of them: the others are not read again.
const application = keptPerEntry((entry, _given: undefined, texts) => readApplication(entry, texts));
const service = keptPerEntry(readService);
const route = keptPerEntry(readRoute);

/** Why the manifest may declare more than is read from it. */
function gapsOf({ files, included }: Manifest): string[] {
  const broken = [...files, ...included].filter(({ document }) => document.errors.length > 0);
  return [
    ...broken.map(({ path, document }) => whyUncertain(path, document)),
    ...files.filter((file) => !broken.includes(file)).flatMap(unreadSections),
  ];
}

function unreadSections({ path, document }: ManifestFile): string[] {
  const unread = pairsOf(document.root).filter(({ value }) => isIncluded(value));
  return unread.map(({ key }) => `${key.text} of ${path} is included from a file that can't be read`);
}

function readApplication(entry: ManifestEntry, texts: Texts): ApplicationModel {
  const runtime = declaredRuntime(entry);
  const stacked = firstOfStack(entry);
  const options = stacked ? asMap(stacked)?.pairs[0]?.value : valueAt(entry.node, ['runtime']);
  const extensions = declaredExtensions(entry, runtime, options);
  const relationships = relationshipsOf(entry);
  const mounts = declaredMounts(entry);
  const start = declaredStart(entry);
  return {
    name: entry.name,
    source: entry.source,
    root: rootOf(entry),
    runtime,
    languages: declaredLanguages(entry),
    relationships,
    variables: declaredVariables(entry, relationships),
    ...(mounts ? { mounts } : {}),
    ...(start ? { start } : {}),
    ...(extensions ? { extensions } : {}),
    settings: declaredSettings(entry),
    installs: hookInstalls(entry, texts),
  };
}

function hookInstalls(entry: ManifestEntry, texts: Texts): PackageInstall[] {
  const hook = asScalar(valueAt(entry.node, ['hooks', 'build']));
  if (!hook) return [];
  const { file } = at(entry, hook);
  return scriptInstalls(hook, file, texts(file));
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

function readService(entry: ManifestEntry): ServiceModel {
  const type = declaredType(entry);
  if (type.state !== 'known') return { name: entry.name, source: entry.source, engine: type, version: type };
  const engine = engineOf(type.value.name);
  const addons = declaredAddons(entry, engine);
  const stores = declaredStores(entry, engine);
  return {
    name: entry.name,
    source: entry.source,
    engine: known(engine, type.source),
    version: type.value.version,
    settings: declaredConfiguration(entry, type.value.name, engine, type.source),
    ...(addons ? { addons: { named: addons, whole: true } } : {}),
    ...(stores ? { stores } : {}),
    ...(type.value.name.endsWith('-replica') ? { replica: true } : {}),
  };
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

function readRoute(entry: ManifestEntry): RouteModel {
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
