import { valueOf, type ApplicationModel, type EnvironmentModel, type ServiceModel } from '../model';
import { places } from '../places';
import type { Connection } from '../readers/connections';
import { compare } from './compare';
import type { Comparison } from './drift';
import type { Pairings } from './pairing';

/**
 * What only the running containers tell, compared: the versions of services and runtimes that the Compose files leave open (`latest`,
 * a digest, an image of the project's own). What the files say themselves is compared already.
 */
export function compareRunning(
  declared: EnvironmentModel,
  local: EnvironmentModel,
  running: EnvironmentModel,
  by: { readonly connections: readonly Connection[]; readonly pairings: Pairings },
): Comparison {
  const services = local.services.map((it) => told(it, running.services, versionOfService) ?? it);
  const applications = local.applications.map((it) => told(it, running.applications, versionOfRuntime) ?? it);
  const learned = new Set(
    [...services, ...applications].filter((it) => !isDescribed(it, local)).map(({ name }) => name),
  );
  const model = { ...local, place: places.running, services, applications };
  const found = compare(declared, model, by.connections, by.pairings);
  const isLearned = (it: { readonly local: ServiceModel | ApplicationModel }) => learned.has(it.local.name);
  return {
    place: places.running,
    local: running,
    services: found.services.filter(isLearned),
    applications: found.applications.filter(isLearned),
    kinds: [],
    applicationKinds: [],
    unused: [],
    declaredOnly: [],
    localOnly: [],
    ambiguous: [],
    unknown: [],
  };
}

function isDescribed(item: ServiceModel | ApplicationModel, { services, applications }: EnvironmentModel): boolean {
  return [...services, ...applications].includes(item);
}

/** What Compose describes, with what its container tells; undefined where that is not more. */
function told<T extends ServiceModel | ApplicationModel>(
  described: T,
  running: readonly T[],
  learn: (described: T, seen: T) => T | undefined,
): T | undefined {
  const seen = running.find(({ name }) => name === described.name);
  return seen && learn(described, seen);
}

function versionOfService(described: ServiceModel, seen: ServiceModel): ServiceModel | undefined {
  const engine = valueOf(described.engine);
  if (described.version.state === 'known' || seen.version.state !== 'known') return undefined;
  if (engine !== undefined && engine !== valueOf(seen.engine)) return undefined;
  return { ...described, engine: seen.engine, version: seen.version };
}

function versionOfRuntime(described: ApplicationModel, seen: ApplicationModel): ApplicationModel | undefined {
  const [runtime, seenRuntime] = [valueOf(described.runtime), valueOf(seen.runtime)];
  if (runtime?.version.state === 'known' || seenRuntime?.version.state !== 'known') return undefined;
  if (runtime && runtime.name !== seenRuntime.name) return undefined;
  return { ...described, runtime: seen.runtime };
}
