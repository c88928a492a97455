import type { ComposeProject, ComposeService } from '../../core/compose/compose';
import { at, type TreeMap } from '../../core/compose/tree';
import type { Comparison } from '../../core/drift/drift';
import { isPlatformOnly } from '../../core/drift/missingServices';
import { sayWhich } from '../../core/drift/match';
import { pairingsOf, type Pairings } from '../../core/drift/pairing';
import { requirementText } from '../../core/drift/requirements';
import { valueOf, type ApplicationModel, type EnvironmentModel, type ServiceModel } from '../../core/model';
import type { Project } from '../../core/project';
import type { Source } from '../../core/text';
import { describeService, engineAndVersion } from './words';

/** What is held to be what, why, and what is not known of it. */
export interface Explanation {
  readonly declared: readonly Declared[];
  /** Compose services that stand for nothing of the manifest. */
  readonly others: readonly Other[];
}

export interface Named {
  readonly name: string;
  /** "PostgreSQL 17". */
  readonly what: string;
  readonly source: Source;
}

export interface Declared extends Named {
  readonly kind: 'application' | 'service';
  /** One for each thing that is said locally. */
  readonly places: readonly LocalPlace[];
  /** Why there is none. */
  readonly nowhere?: string;
}

export interface LocalPlace {
  /** "Compose". */
  readonly place: string;
  readonly state: 'matched' | 'missing' | 'unknown';
  readonly local?: Named;
  /** The evidence of a match. */
  readonly because?: string;
  readonly unknown: readonly Reason[];
}

export interface Reason {
  readonly reason: string;
  /** What would make it known. */
  readonly remedy?: string;
}

export interface Other extends Named, Reason {}

type Item = ServiceModel | ApplicationModel;

/** Explains everything that was compared. */
export function explain(project: Project): Explanation {
  const { applications, services } = project.declared;
  return {
    declared: [
      ...applications.map((it) => declaredItem(project, 'application', it)),
      ...services.map((it) => declaredItem(project, 'service', it)),
    ],
    others: project.comparisons.flatMap((it) => (it.compose ? othersOf(project, it, it.compose) : [])),
  };
}

function declaredItem(project: Project, kind: Declared['kind'], item: Item): Declared {
  const places = placesOf(project, item);
  return { kind, ...named(item), places, ...(places.length === 0 ? { nowhere: whyNowhere(item) } : {}) };
}

function placesOf({ comparisons }: Project, item: Item): LocalPlace[] {
  return comparisons.flatMap((comparison) => {
    const matched = matchesOf(comparison, item);
    return matched.length > 0 || !comparison.compose ? matched : unmatched(comparison, item);
  });
}

function matchesOf(comparison: Comparison, item: Item): LocalPlace[] {
  const { place, unknown, services, kinds, applications, applicationKinds } = comparison;
  const pairs =
    'runtime' in item
      ? [...applications, ...applicationKinds].flatMap((it) => it.containers.map((local) => ({ ...it, local })))
      : [...services, ...kinds];
  return pairs
    .filter(({ declared, local }) => declared.name === item.name && (place.id !== 'files' || namesVersion(local)))
    .map(({ local, because }) => ({
      place: place.title,
      state: 'matched',
      local: named(local),
      because,
      unknown: reasonsFor(unknown, item.name),
    }));
}

/** Some files are read for other things than the version. */
function namesVersion(local: Item): boolean {
  const runtime = 'runtime' in local ? valueOf(local.runtime) : undefined;
  return runtime?.requirement !== undefined || runtime?.version.state === 'known';
}

function unmatched({ place, unknown, declaredOnly }: Comparison, { name, ...item }: Item): LocalPlace[] {
  const reasons = reasonsFor(unknown, name);
  if (reasons.length > 0) return [{ place: place.title, state: 'unknown', unknown: reasons }];
  const isOfPlatform = 'engine' in item && isPlatformOnly({ name, ...item });
  const isMissing = !isOfPlatform && declaredOnly.some((it) => it.name === name);
  return isMissing ? [{ place: place.title, state: 'missing', unknown: [] }] : [];
}

function reasonsFor(unknown: Comparison['unknown'], name: string): Reason[] {
  return unknown
    .filter(({ subject }) => subject === name)
    .map(({ reason, remedy }) => ({ reason, ...(remedy === undefined ? {} : { remedy }) }));
}

/** Why nothing local stands for a declared thing, where that is as it should be. */
function whyNowhere(item: Item): string {
  if ('runtime' in item) return 'nothing speaks of it: it runs on the host';
  return item.replica ? 'nobody runs a replica locally' : 'it exists on the platform alone';
}

function othersOf(project: Project, comparison: Comparison, compose: ComposeProject): Other[] {
  const applications = [...comparison.applications, ...comparison.applicationKinds];
  const matched = new Set([
    ...[...comparison.services, ...comparison.kinds].map(({ local }) => local.name),
    ...applications.flatMap(({ containers }) => containers.map(({ name }) => name)),
  ]);
  const pairings = pairingsOf(compose, project.agreements.pairings);
  return compose.services
    .filter(({ name }) => !matched.has(name))
    .map((service) => {
      const { name, source } = service;
      const item = [...comparison.local.services, ...comparison.local.applications].find((it) => it.name === name);
      const reason = whyOther(project.declared, comparison, pairings, service, item);
      return { ...(item ? named(item) : { name, what: name, source }), ...reason };
    });
}

/** Why a Compose service stands for nothing of the manifest. */
function whyOther(
  declared: EnvironmentModel,
  comparison: Comparison,
  pairings: Pairings,
  { name, tree }: ComposeService,
  item: Item | undefined,
): Reason {
  const pairing = pairings.get(name);
  if (pairing && pairing.declared === undefined)
    return { reason: `${pairing.saidBy} says that it is nothing of the manifest` };
  if (!item)
    return {
      reason: isEmpty(tree)
        ? 'it has no image and no build that could be read'
        : 'it is a tool for developers, or does its work once',
    };
  const ambiguity = comparison.ambiguous.find(({ local }) => local.some((it) => it.name === name));
  if (ambiguity)
    return { reason: `several are ${ambiguity.title}, and no name tells which is which`, remedy: sayWhich };
  const unused = comparison.unused.find(({ local }) => local.name === name);
  if (unused)
    return { reason: `${unused.connection.variable} leads elsewhere, so that the application does not use it` };
  const fact = 'runtime' in item ? item.runtime : item.engine;
  if (fact.state === 'unknown')
    return 'unread' in item ? { reason: fact.reason } : { reason: fact.reason, remedy: sayWhich };
  const language = 'runtime' in item ? valueOf(item.runtime)?.name : undefined;
  const mayRun = declared.applications.some(
    ({ runtime }) => language !== undefined && valueOf(runtime)?.name === language,
  );
  const taken = declared.services.find((it) => !('runtime' in item) && valueOf(it.engine) === valueOf(item.engine));
  if (taken) return { reason: `${taken.name} has its counterpart already` };
  return mayRun
    ? { reason: 'which application it runs is not told', remedy: sayWhich }
    : { reason: 'the manifest declares nothing that it could be' };
}

function isEmpty(tree: TreeMap): boolean {
  return at(tree, 'image') === undefined && at(tree, 'build') === undefined;
}

function named(item: Item): Named {
  const { name, source } = item;
  if (!('runtime' in item)) return { name, source, what: describeService(item) };
  const runtime = valueOf(item.runtime);
  if (!runtime) return { name, source, what: name };
  const what = engineAndVersion(runtime.name, valueOf(runtime.version));
  return { name, source, what: runtime.requirement ? `${what} "${requirementText(runtime.requirement)}"` : what };
}
