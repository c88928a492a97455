import { titleOf } from '../../../drift/engines';
import { UserError } from '../../../errors';
import type { Docker } from '../docker';
import { countLimits, type Dialect } from './dialect';
import { readFacts, type Facts } from './facts';
import { mariadb, mysql } from './mysql';
import { postgresql } from './postgresql';
import type { DatabaseReading, ServerReading } from './reading';
import { engineOf, keepsData, serversOf, type Server } from './servers';

const dialects: ReadonlyMap<string, Dialect> = new Map([
  ['postgresql', postgresql],
  ['mariadb', mariadb],
  ['oracle-mysql', mysql],
]);

/** Whether the schema of such a server can be read. */
export function isReadable({ engine }: Server): boolean {
  return dialects.has(engine);
}

export interface ReadOptions {
  /** The services that should be there, running or not: one without a container is unknown. */
  readonly services?: readonly { readonly name: string; readonly image: string }[];
  readonly signal?: AbortSignal | undefined;
  /** Told which server was read. */
  readonly onRead?: (service: string) => void;
}

/**
 * Databases, tables, columns, indexes, constraints, views and numbers of rows of all servers of a Compose project, read in their
 * containers; nothing is written. What doesn't run, doesn't answer or can't be read by us is unknown, with its reason. Throws where Docker
 * does not answer.
 */
export async function readDatabases(
  docker: Docker,
  project: string,
  { services = [], signal, onRead = () => undefined }: ReadOptions = {},
): Promise<DatabaseReading> {
  const found = await serversOf(docker, project, signal);
  const names = new Set(found.map(({ service }) => service));
  const read = found.map(async (server) => {
    const reading = await readServer(docker, server, signal);
    onRead(server.service);
    return reading;
  });
  const absent = services.filter(({ name }) => !names.has(name)).flatMap(withoutContainer);
  return { servers: [...(await Promise.all(read)), ...absent] };
}

function withoutContainer({ name, image }: { name: string; image: string }): ServerReading[] {
  const engine = engineOf(image);
  if (engine === undefined || !keepsData(engine)) return [];
  return [{ service: name, engine, state: 'unknown', reason: 'it has no container yet' }];
}

async function readServer(docker: Docker, server: Server, signal: AbortSignal | undefined): Promise<ServerReading> {
  const { service, engine, state } = server;
  const unknown = (reason: string): ServerReading => ({ service, engine, state: 'unknown', reason });
  const dialect = dialects.get(engine);
  if (!dialect) return unknown(`the data of ${titleOf(engine)} can’t be compared`);
  if (state !== 'running') return unknown(state === 'paused' ? 'it is paused' : 'it does not run');
  try {
    const facts = await ask(docker, server, dialect, signal);
    return facts ? { service, engine, state: 'read', ...facts } : unknown('its answer can’t be read');
  } catch (error) {
    // A server that is starting or refuses us makes one unknown; a cancel ends all.
    if (error instanceof UserError) return unknown(`it could not be asked: ${error.message}`);
    throw error;
  }
}

/** The facts of a server; undefined where they are not as we asked for them. */
async function ask(
  docker: Docker,
  { container }: Server,
  dialect: Dialect,
  signal: AbortSignal | undefined,
): Promise<Facts | undefined> {
  const run = async (client: string, input: string, environment: readonly string[]): Promise<string[]> => {
    const args = ['exec', '--interactive', ...environment, container, 'sh', '-c', client];
    const printed = await docker.run(args, { input, signal, timeout: 2 * countLimits.all });
    return printed.split('\n').filter((line) => line !== '');
  };
  const server = await run(dialect.client, dialect.server, []);
  const variable = dialect.databaseVariable;
  const connections =
    variable === undefined ? [[]] : readFacts(server)?.databases.map(({ name }) => ['--env', `${variable}=${name}`]);
  const lines = connections?.map(async (environment) => {
    const schema = await run(dialect.client, dialect.schema, environment);
    return [...schema, ...(await run(dialect.generatingClient, dialect.counts, environment))];
  });
  return lines && readFacts([...server, ...(await Promise.all(lines)).flat()]);
}
