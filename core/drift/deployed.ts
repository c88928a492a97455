import type { Declaration, DeployedManifest } from '../manifest/deployed';
import type { ManifestEntry } from '../manifest/manifest';
import { valueOf, type ApplicationModel, type Relationship, type ServiceModel } from '../model';
import type { Source } from '../text';
import { asText, pairAt, pairsOf, sourceIn, valueAt } from '../yaml';
import { partChanges, partsOf, type PartChange, type ServiceParts } from './deployedParts';
import { compareVersions } from './versions';

/** A service or application of a manifest. */
export interface Declared {
  readonly kind: 'service' | 'application';
  readonly name: string;
  /** Where the name is written. */
  readonly source: Source;
  /** The type as written, without its version: `redis-persistent`. */
  readonly type: string;
  /** In the registry's words; a service's engine or an application's runtime. */
  readonly engine: string;
  readonly version: string | undefined;
  /** Where the version is written; the name's place where there is none. */
  readonly versionSource: Source;
  readonly relationships: readonly Relationship[];
  readonly mounts: readonly Mount[];
  /** Of a service. */
  readonly parts?: ServiceParts;
  /** Where `mounts` and `relationships` are written; the name's place where they are not. */
  readonly listSources: { readonly mounts: Source; readonly relationships: Source };
}

/** A folder of an application that keeps its files from one deployment to the next. */
export interface Mount {
  readonly path: string;
  /** What it shows, whatever it is called: two mounts of one identity show the same files. */
  readonly identity: string;
}

/** What the next deployment from this working tree changes in production. */
export type DeployedChange =
  | { readonly what: 'added'; readonly item: Declared }
  | { readonly what: 'removed'; readonly item: Declared }
  | { readonly what: 'renamed' | 'type' | 'version'; readonly before: Declared; readonly after: Declared }
  | { readonly what: 'mounts'; readonly after: Declared; readonly lost: readonly Mount[] }
  | { readonly what: 'relationships'; readonly after: Declared; readonly lost: readonly string[] }
  | ({ readonly after: Declared } & PartChange);

/**
 * What the working tree declares otherwise than production does, of what was changed here. Nothing where one of them is not known, is
 * of another layout, or declares nothing yet; nothing is called removed while there is something that could not be read.
 */
export function deployedChanges({ production, base }: DeployedManifest, here: Declaration): readonly DeployedChange[] {
  if (!comparable(production, here)) return [];
  const changes = changesBetween(production, here);
  if (!comparable(base, here)) return changes;
  const ours = new Set(changesBetween(base, here).map(keyOf));
  return changes.filter((change) => ours.has(keyOf(change)));
}

function comparable(before: Declaration, after: Declaration): boolean {
  return (
    before.manifest.state === 'known' &&
    after.manifest.state === 'known' &&
    before.manifest.layout === after.manifest.layout &&
    before.model.gaps.length === 0 &&
    after.model.gaps.length === 0 &&
    declaresAny(after)
  );
}

/** A manifest of nothing is one that somebody begins to write. */
function declaresAny({ manifest: { applications, services } }: Declaration): boolean {
  return applications.length + services.length > 0;
}

/** A change of one kind to one thing, whatever it was before. */
function keyOf(change: DeployedChange): string {
  if (change.what === 'renamed') return `${change.before.kind} ${change.before.name} renamed ${change.after.name}`;
  const { kind, name } = 'item' in change ? change.item : change.after;
  const part = change.what === 'keys' ? ` ${change.now.name}` : '';
  return `${kind} ${name} ${change.what}${part}`;
}

function changesBetween(before: Declaration, after: Declaration): DeployedChange[] {
  const [old, now] = [declaredItems(before), declaredItems(after)];
  const kept = [...now].flatMap(([key, item]) => {
    const known = old.get(key);
    return known ? [{ before: known, after: item }] : [];
  });
  const removed = without(old, namesOf(after));
  const added = without(now, namesOf(before));
  const renamed = removed.flatMap((item) => renaming(item, removed, added) ?? []);
  return [
    ...renamed.map((pair) => ({ what: 'renamed' as const, ...pair })),
    ...removed
      .filter((item) => !renamed.some((it) => it.before === item))
      .map((item) => ({ what: 'removed' as const, item })),
    ...added
      .filter((item) => !renamed.some((it) => it.after === item))
      .map((item) => ({ what: 'added' as const, item })),
    ...kept.flatMap(({ before: was, after: is }) => changesOf(was, is, removed)),
  ];
}

function without(items: ReadonlyMap<string, Declared>, names: ReadonlySet<string>): Declared[] {
  return [...items].filter(([key]) => !names.has(key)).map(([, item]) => item);
}

/** Everything that has a name, also what is still without a type. */
function namesOf({ manifest }: Declaration): ReadonlySet<string> {
  return new Set([
    ...manifest.applications.map(({ name }) => `application ${name}`),
    ...manifest.services.map(({ name }) => `service ${name}`),
  ]);
}

/** One that is gone and one that is new, the only ones of their type. */
function renaming(
  before: Declared,
  removed: readonly Declared[],
  added: readonly Declared[],
): { before: Declared; after: Declared } | undefined {
  const alike = (list: readonly Declared[]) => list.filter((it) => it.kind === before.kind && it.type === before.type);
  const [after, ...others] = alike(added);
  return after && others.length === 0 && alike(removed).length === 1 ? { before, after } : undefined;
}

function changesOf(before: Declared, after: Declared, removed: readonly Declared[]): DeployedChange[] {
  if (before.type !== after.type) return [{ what: 'type', before, after }];
  const mounts = before.mounts.filter(({ identity }) => !after.mounts.some((it) => it.identity === identity));
  // With the service goes its relationship: that is one change.
  const relationships = before.relationships.filter(
    ({ name, service }) =>
      !after.relationships.some((it) => it.name === name) && !removed.some((it) => it.name === service),
  );
  return [
    ...(versionDiffers(before, after) ? [{ what: 'version' as const, before, after }] : []),
    ...(mounts.length > 0 ? [{ what: 'mounts' as const, after, lost: mounts }] : []),
    ...(relationships.length > 0
      ? [{ what: 'relationships' as const, after, lost: relationships.map(({ name }) => name) }]
      : []),
    ...(before.parts && after.parts ? partChanges(before.parts, after.parts).map((it) => ({ ...it, after })) : []),
  ];
}

function versionDiffers(before: Declared, after: Declared): boolean {
  if (before.version === undefined || after.version === undefined) return false;
  const difference = compareVersions(after.engine, before.version, after.version);
  return difference === 'major' || difference === 'minor';
}

/** What can be told of a manifest, by kind and name. Of two of one name, the first. */
export function declaredItems({ manifest, model }: Declaration): ReadonlyMap<string, Declared> {
  const items = [
    ...model.applications.flatMap((it) => declaredApplication(manifest.applications, it) ?? []),
    ...model.services.flatMap((it) => declaredService(manifest.services, it) ?? []),
  ];
  const found = new Map<string, Declared>();
  for (const item of items) {
    const key = `${item.kind} ${item.name}`;
    if (!found.has(key)) found.set(key, item);
  }
  return found;
}

function declaredApplication(
  entries: readonly ManifestEntry[],
  { name, source, runtime, relationships }: ApplicationModel,
): Declared | undefined {
  const entry = entries.find((it) => it.name === name);
  const known = valueOf(runtime);
  if (!entry || !known) return undefined;
  return {
    kind: 'application',
    name,
    source,
    type: known.name,
    engine: known.name,
    version: valueOf(known.version),
    versionSource: known.version.state === 'known' ? known.version.source : source,
    relationships,
    mounts: mountsOf(entry),
    listSources: { mounts: keySource(entry, 'mounts'), relationships: keySource(entry, 'relationships') },
  };
}

function declaredService(entries: readonly ManifestEntry[], service: ServiceModel): Declared | undefined {
  const { name, source, engine, version } = service;
  const entry = entries.find((it) => it.name === name);
  const type = asText(valueAt(entry?.node, ['type']))?.split(':')[0];
  if (!entry || type === undefined || engine.state !== 'known') return undefined;
  return {
    kind: 'service',
    name,
    source,
    type,
    engine: engine.value,
    version: valueOf(version),
    versionSource: version.state === 'known' ? version.source : source,
    relationships: [],
    mounts: [],
    parts: partsOf(entry, service, engine.value),
    listSources: { mounts: source, relationships: source },
  };
}

function keySource(entry: ManifestEntry, key: string): Source {
  const pair = pairAt(entry.node, key);
  return pair ? sourceIn(entry.file, pair.key) : entry.source;
}

/** The mounts that keep files: those of the sources `storage` and `service` (reference, 1.7). */
function mountsOf(entry: ManifestEntry): Mount[] {
  return pairsOf(valueAt(entry.node, ['mounts'])).flatMap(({ key, value }) => {
    const source = asText(valueAt(value, ['source']));
    if (source !== 'storage' && source !== 'service') return [];
    const path = key.text.replace(/^\/+|\/+$/g, '');
    const folder = asText(valueAt(value, ['source_path'])) ?? path;
    const service = asText(valueAt(value, ['service'])) ?? '';
    return [{ path, identity: `${source} ${service} ${folder.replace(/^\/+|\/+$/g, '')}` }];
  });
}
