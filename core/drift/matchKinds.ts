import { valueOf, type EnvironmentModel, type ServiceModel } from '../model';
import type { Connection } from '../readers/connections';
import type { ServiceMatch, UnusedDatabase } from './drift';
import { engineInfo, type Engine } from './engines';

/** Services that stand in for each other though they are of another kind, and databases that nothing here uses. */
export interface Kinds {
  readonly differing: readonly ServiceMatch[];
  readonly unused: readonly UnusedDatabase[];
}

/**
 * Looks at what matching by engine left over: a declared MariaDB and a local MySQL are one service of two kinds, unless the
 * application's own URL says that the local one is not used.
 */
export function matchKinds(
  declared: readonly ServiceModel[],
  local: readonly ServiceModel[],
  model: EnvironmentModel,
  connections: readonly Connection[],
): Kinds {
  const unused = local.flatMap((service) => unusedDatabase(service, model, connections) ?? []);
  const used = local.filter((service) => !unused.some((it) => it.local === service));
  const differing = declared.flatMap((service) => {
    const family = familyOf(service);
    const relatives = used.filter(
      (it) => family !== undefined && familyOf(it) === family && engineOf(it) !== engineOf(service),
    );
    const rivals = declared.filter((it) => familyOf(it) === family);
    const [only] = relatives;
    if (!only || relatives.length > 1 || rivals.length > 1) return [];
    return family === 'sql' && !speaksOneProtocol(service, only) && !isUsed(only, model, connections)
      ? []
      : [{ declared: service, local: only, because: `the only ${familyTitles[family ?? 'sql']} on both sides` }];
  });
  return { differing, unused };
}

const familyTitles = {
  sql: 'SQL database',
  'key-value': 'key-value store',
  search: 'search engine',
  document: 'document database',
};

/** A database is unused where the URL that the application reads names another engine, or a server on the internet. */
function unusedDatabase(
  service: ServiceModel,
  model: EnvironmentModel,
  connections: readonly Connection[],
): UnusedDatabase | undefined {
  const engine = engineOf(service);
  const started = (service.profiles ?? []).length === 0;
  if (engine === undefined || familyOf(service) !== 'sql' || !started) return undefined;
  const urls = databaseUrls(connections);
  if (urls.length === 0 || urls.some((it) => it.engines.includes(engine) && isLocal(it.host, model))) return undefined;
  const [connection] = urls;
  return connection && { local: service, connection };
}

/** A name without a dot is one of this machine or of the Compose network. */
function isLocal(host: string, model: EnvironmentModel): boolean {
  return (
    host === '' ||
    !host.includes('.') ||
    /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host) ||
    host.endsWith('.internal') ||
    model.services.some(({ name }) => name === host)
  );
}

/** MySQL and MariaDB: an application that was written for one runs on the other, until it does not. */
function speaksOneProtocol(a: ServiceModel, b: ServiceModel): boolean {
  const names = new Set([engineOf(a), engineOf(b)]);
  return names.has('mariadb') && names.has('oracle-mysql');
}

/** By a URL of its engine, or, where no URL leads to a database, by a container that waits for it or has its name for a host. */
function isUsed(
  service: ServiceModel,
  { applications }: EnvironmentModel,
  connections: readonly Connection[],
): boolean {
  const urls = databaseUrls(connections);
  return urls.length === 0
    ? applications.some(({ reaches }) => reaches?.includes(service.name))
    : urls.some(({ engines }) => engines.includes(engineOf(service) ?? ''));
}

function databaseUrls(connections: readonly Connection[]): Connection[] {
  return connections.filter(({ engines }) => engines.some((it) => engineInfo(it)?.family === 'sql'));
}

function engineOf(service: ServiceModel): string | undefined {
  return valueOf(service.engine);
}

/** Technologies that stand in for each other. */
export function familyOf(service: ServiceModel): Engine['family'] {
  return engineInfo(engineOf(service) ?? '')?.family;
}
