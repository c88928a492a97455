import type { ComposeProject } from '../../core/compose/compose';
import type { Comparison } from '../../core/drift/drift';
import { sayWhich } from '../../core/drift/match';
import { pairingsOf, type Pairings } from '../../core/drift/pairing';
import { valueOf, type ApplicationModel, type ServiceModel } from '../../core/model';
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
  /** One for each thing that is said locally; none where nothing local speaks of it. */
  readonly places: readonly LocalPlace[];
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

/** Explains everything that was compared. */
export function explain(project: Project): Explanation {
  const { applications, services } = project.declared;
  return {
    declared: [
      ...applications.map((it) => ({ kind: 'application' as const, ...named(it), places: placesOf(project, it) })),
      ...services.map((it) => ({ kind: 'service' as const, ...named(it), places: placesOf(project, it) })),
    ],
    others: project.comparisons.flatMap((it) => (it.compose ? othersOf(project, it, it.compose) : [])),
  };
}

function placesOf(project: Project, { name, ...item }: ServiceModel | ApplicationModel): LocalPlace[] {
  // Version files speak of applications alone.
  const speaking = project.comparisons.filter(({ place }) => 'runtime' in item || place.id !== 'files');
  return speaking.flatMap((comparison): LocalPlace[] => {
    const place = comparison.place.title;
    const all = 'runtime' in item ? comparison.applications : [...comparison.services, ...comparison.kinds];
    const unknown = comparison.unknown
      .filter(({ subject }) => subject === name)
      .map(({ reason, remedy }) => ({ reason, ...(remedy === undefined ? {} : { remedy }) }));
    const matches = all.filter(({ declared }) => declared.name === name);
    if (matches.length > 0)
      return matches.map(({ local, because }) => ({ place, state: 'matched', local: named(local), because, unknown }));
    if (unknown.length > 0) return [{ place, state: 'unknown', unknown }];
    const isMissing = comparison.declaredOnly.some((it) => it.name === name);
    return isMissing ? [{ place, state: 'missing', unknown }] : [];
  });
}

function othersOf(project: Project, comparison: Comparison, compose: ComposeProject): Other[] {
  const matched = new Set(
    [...comparison.services, ...comparison.kinds, ...comparison.applications].map(({ local }) => local.name),
  );
  const pairings = pairingsOf(compose, project.agreements.pairings);
  return compose.services
    .filter(({ name }) => !matched.has(name))
    .map(({ name, source }) => {
      const item = [...comparison.local.services, ...comparison.local.applications].find((it) => it.name === name);
      return { ...(item ? named(item) : { name, what: name, source }), ...whyOther(comparison, pairings, name, item) };
    });
}

/** Why a Compose service stands for nothing of the manifest. */
function whyOther(
  comparison: Comparison,
  pairings: Pairings,
  name: string,
  item: ServiceModel | ApplicationModel | undefined,
): Reason {
  const pairing = pairings.get(name);
  if (pairing && pairing.declared === undefined)
    return { reason: `${pairing.saidBy} says that it is nothing of the manifest` };
  if (!item) return { reason: 'it is a tool for developers, or does its work once' };
  const ambiguity = comparison.ambiguous.find(({ local }) => local.some((it) => it.name === name));
  if (ambiguity)
    return { reason: `several are ${ambiguity.title}, and no name tells which is which`, remedy: sayWhich };
  const unused = comparison.unused.find(({ local }) => local.name === name);
  if (unused)
    return { reason: `${unused.connection.variable} leads elsewhere, so that the application does not use it` };
  const fact = 'runtime' in item ? item.runtime : item.engine;
  if (fact.state === 'unknown') return { reason: fact.reason, remedy: sayWhich };
  return { reason: 'the manifest declares nothing that it could be' };
}

function named(item: ServiceModel | ApplicationModel): Named {
  const { name, source } = item;
  if (!('runtime' in item)) return { name, source, what: describeService(item) };
  const runtime = valueOf(item.runtime);
  if (!runtime) return { name, source, what: name };
  const what = engineAndVersion(runtime.name, valueOf(runtime.version));
  return { name, source, what: runtime.requirement ? `${what} "${runtime.requirement.text}"` : what };
}
