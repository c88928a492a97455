import { parseImageReference } from '../../../compose/imageReference';
import { engineInfo } from '../../../drift/engines';
import { meaningOf } from '../../../readers/images';
import type { Docker } from '../docker';
import type { ServerName } from './reading';

/** A container of a Compose project that keeps data in an engine's own form. */
export interface Server extends ServerName {
  readonly container: string;
  /** In Docker's words: `running`, `paused`, `exited`. */
  readonly state: string;
}

/** The servers of a Compose project, one for each service, by name. */
export async function serversOf(docker: Docker, project: string, signal?: AbortSignal): Promise<readonly Server[]> {
  const filter = ['--filter', `label=com.docker.compose.project=${project}`];
  const listed = await docker.run(['ps', '--all', '--quiet', '--no-trunc', ...filter], { signal });
  const ids = listed.split('\n').filter(Boolean);
  return ids.length === 0 ? [] : readServers(await docker.run(['container', 'inspect', ...ids], { signal }));
}

/**
 * One container that runs stands for its service, whatever its scale is.
 * @param json what `docker container inspect` prints
 */
export function readServers(json: string): readonly Server[] {
  const servers = new Map<string, Server>();
  for (const { Id, State, Config } of JSON.parse(json) as Inspected[]) {
    const labels = Config.Labels ?? {};
    const service = labels['com.docker.compose.service'];
    const engine = engineOf(Config.Image) ?? engineBelow(Config.Env ?? []);
    if (service === undefined || engine === undefined || labels['com.docker.compose.oneoff'] === 'True') continue;
    if (!keepsData(engine) || servers.get(service)?.state === 'running') continue;
    servers.set(service, { service, engine, container: Id, state: State.Status });
  }
  return [...servers.values()].sort((one, other) => (one.service < other.service ? -1 : 1));
}

interface Inspected {
  readonly Id: string;
  readonly State: { readonly Status: string };
  readonly Config: {
    readonly Image: string;
    readonly Labels: Readonly<Record<string, string>> | null;
    readonly Env: readonly string[] | null;
  };
}

/** The engine that an image's name tells. */
export function engineOf(image: string): string | undefined {
  const reference = parseImageReference(image);
  const meaning = reference && meaningOf(reference);
  return meaning?.kind === 'service' ? meaning.engine : undefined;
}

/** The official images leave a variable in what is built upon them. */
function engineBelow(environment: readonly string[]): string | undefined {
  return Object.entries(traces).find(([name]) => environment.some((line) => line.startsWith(`${name}=`)))?.[1];
}

const traces: Readonly<Record<string, string>> = {
  PG_MAJOR: 'postgresql',
  MARIADB_VERSION: 'mariadb',
  MYSQL_MAJOR: 'oracle-mysql',
};

/** What opens the data of any version keeps none. */
export function keepsData(engine: string): boolean {
  return engineInfo(engine)?.opens !== 'any';
}
