import { valueOf, type EnvironmentModel, type ServiceModel, type ServiceStore } from '../model';
import type { Connection, ConnectionStore } from '../readers/connections';
import type { ServiceMatch } from './drift';

/** Databases, virtual hosts or cores of a service that are not the same on both sides. */
export interface StoreDifference {
  readonly match: ServiceMatch;
  /** What one of them is called. */
  readonly noun: string;
  /** Those that the manifest names. */
  readonly named: readonly ServiceStore[];
  /** Their names, or that of the one which there is without any. */
  readonly there: readonly string[];
  /** The names on this machine, each with every place of it that is known. */
  readonly here: readonly LocalStore[];
  /** What works here fails there: this machine has more of them. */
  readonly localOnly: boolean;
}

export interface LocalStore {
  readonly name: string;
  /** Undefined for a place that a variable brings. */
  readonly places: readonly (ServiceStore['source'] | undefined)[];
}

const nouns: Readonly<Record<string, string>> = {
  rabbitmq: 'virtual host',
  solr: 'core',
  postgresql: 'database',
  mariadb: 'database',
  'oracle-mysql': 'database',
};

/**
 * Compares what a service holds with what its container makes and what the applications' URLs open.
 *
 * One name on each side is a matter of each environment: relationships bring it. A difference is a name beside those that the manifest
 * chose, and more names than production has. Of databases only the latter counts, since theirs are never the same.
 */
export function storeDifference(
  match: ServiceMatch,
  declared: EnvironmentModel,
  connections: readonly Connection[],
): StoreDifference | undefined {
  const noun = nounOf(match.declared);
  const { stores } = match.declared;
  if (noun === undefined || !stores || match.declared.replica) return undefined;
  const { named, implied } = stores;
  const there = named.length > 0 ? named.map(({ name }) => name) : implied;
  const made = match.local.stores?.named ?? [];
  const used = usedStores(match, declared, connections);
  const here = localStores(made, used).filter(({ name }) => noun === 'database' || !implied.includes(name));
  const localOnly = here.length > there.length;
  const foreign = named.length > 0 && here.some(({ name }) => !there.includes(name));
  const missing = made.length > 0 && here.length < named.length;
  return localOnly || (noun !== 'database' && (foreign || missing))
    ? { match, noun, named, there, here, localOnly }
    : undefined;
}

function nounOf({ engine }: ServiceModel): string | undefined {
  const name = valueOf(engine) ?? '';
  return Object.hasOwn(nouns, name) ? nouns[name] : undefined;
}

/** What URLs open in the container itself. A URL of this machine may mean any of several services. */
function usedStores(
  { declared: service, local }: ServiceMatch,
  { services }: EnvironmentModel,
  connections: readonly Connection[],
): ConnectionStore[] {
  const alone = services.filter((it) => !it.replica && nounOf(it) === nounOf(service)).length === 1;
  return connections.flatMap(({ variable, engines, host, store }) => {
    const reaches = host === local.name || (alone && /^(?:localhost|127\.0\.0\.1)$/.test(host));
    if (!store || !reaches || !engines.includes(valueOf(service.engine) ?? '')) return [];
    return isElsewhere(variable) || isElsewhere(store.name) || administrative.includes(store.name) ? [] : [store];
  });
}

/** Tests, tools that compute migrations and other environments have databases of their own, which production never has. */
function isElsewhere(name: string): boolean {
  return /(?:^|[^a-z])(?:tests?|testing|shadow|ci|dev|development|local|staging|prod|production|old|backup)(?:$|[^a-z])/i.test(
    name,
  );
}

/** Databases that the servers themselves have. */
const administrative = ['postgres', 'template1', 'mysql', 'information_schema'];

function localStores(made: readonly ServiceStore[], used: readonly ConnectionStore[]): LocalStore[] {
  const all = [...made.map(({ name, source, literal }) => ({ name, source: literal && source })), ...used];
  return [...new Set(all.map(({ name }) => name))].map((name) => ({
    name,
    places: all.filter((it) => it.name === name).map(({ source }) => source),
  }));
}
