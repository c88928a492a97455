import { runtimeSaying } from '../drift/facts/runtimes';
import { sayingOf } from '../drift/facts/services';
import { sayingOf as variableSaying } from '../drift/facts/variables';
import type { FactKind, Saying } from '../drift/facts/fact';
import { isComparable } from '../drift/variableValues';
import { valueOf, type ApplicationModel } from '../model';
import type { Project } from '../project';

type Named = readonly (readonly [name: string, saying: Saying])[];

/** Everything that a model says of a kind, by name, whether another place speaks of it or not. */
export function declaredSayings(kind: FactKind, { declared }: Pick<Project, 'declared'>): ReadonlyMap<string, Saying> {
  switch (kind) {
    case 'service':
      return new Map(declared.services.map((it) => [it.name, sayingOf(it)]));
    case 'runtime':
      return each(declared.applications, (it) => optional(it.name, runtimeSaying(it)));
    case 'extensions':
      return each(declared.applications, (it) => optional(it.name, extensionsOf(it)));
    case 'mounts':
      return each(declared.applications, (it) => optional(it.name, mountsOf(it)));
    case 'variable':
      return each(declared.applications, variablesOf);
    default:
      return new Map();
  }
}

function each(applications: readonly ApplicationModel[], named: (application: ApplicationModel) => Named) {
  return new Map(applications.flatMap(named));
}

function optional(name: string, saying: Saying | undefined): Named {
  return saying ? [[name, saying]] : [];
}

function extensionsOf({ extensions }: ApplicationModel): Saying | undefined {
  if (extensions?.state !== 'known' || extensions.value.named.length === 0) return undefined;
  const names = extensions.value.named.map(({ name }) => name);
  return { text: [...new Set(names)].sort().join(', '), source: extensions.source };
}

function mountsOf({ mounts = [] }: ApplicationModel): Saying | undefined {
  const kept = mounts.filter(({ temporary }) => !temporary);
  return kept[0] && { text: kept.map(({ path }) => path).join(', '), source: kept[0].source };
}

function variablesOf({ name, variables }: ApplicationModel): Named {
  const settings = (variables?.named ?? []).filter((it) => isComparable(it) && valueOf(it.value) !== undefined);
  return settings.map((it) => [`${name}: ${it.name}`, variableSaying(it)]);
}
