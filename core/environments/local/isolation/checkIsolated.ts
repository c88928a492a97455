import { realpath } from 'node:fs/promises';
import { pathInside } from './pathFacts';

/** A Compose project as `docker compose config --format json` prints it, as far as it is looked at. */
interface Config {
  readonly services?: Readonly<Record<string, Service>>;
  readonly volumes?: Readonly<Record<string, Named>>;
  readonly networks?: Readonly<Record<string, Named>>;
}

interface Service {
  readonly container_name?: string;
  readonly network_mode?: string;
  readonly pid?: string;
  readonly ipc?: string;
  readonly privileged?: boolean;
  readonly external_links?: readonly string[];
  readonly volumes_from?: readonly string[];
  readonly volumes?: readonly Mount[];
  readonly ports?: readonly { readonly host_ip?: string; readonly published?: string | number }[];
}

interface Mount {
  readonly type: string;
  readonly source?: string;
  readonly read_only?: boolean;
}

interface Named {
  readonly name?: string;
  readonly external?: unknown;
  readonly driver_opts?: Readonly<Record<string, string>>;
}

export interface Walls {
  /** Name of the branch's Compose project. */
  readonly project: string;
  readonly worktree: string;
}

/**
 * What of a Compose project leaves its environment, in words: the last look before anything starts, at what Compose itself makes of all
 * files. The files may have been edited since the override was written, and links and the shell's variables count here, too.
 */
export async function leaks(json: string, walls: Walls): Promise<string[]> {
  const config = JSON.parse(json) as Config;
  const root = await realpath(walls.worktree);
  const found = Object.entries(config.services ?? {}).map(async ([name, service]) => {
    const own = [...serviceLeaks(service, walls), ...(await mountLeaks(service, config, root, walls))];
    return own.map((what) => `${name} ${what}`);
  });
  return [...(await Promise.all(found)).flat(), ...networkLeaks(config, walls)];
}

function serviceLeaks(service: Service, { project }: Walls): string[] {
  const foreign = (mode: string | undefined) => mode === 'host' || mode?.startsWith('container:') === true;
  const fixed = (service.ports ?? []).filter(({ host_ip, published }) => published && host_ip !== '127.0.0.1');
  return [
    ...(service.container_name && !service.container_name.startsWith(project)
      ? [`has the name "${service.container_name}"`]
      : []),
    ...(foreign(service.network_mode) || service.network_mode === 'bridge'
      ? [`has the network "${service.network_mode ?? ''}"`]
      : []),
    ...(foreign(service.pid) ? [`shares processes with "${service.pid ?? ''}"`] : []),
    ...(foreign(service.ipc) ? [`shares memory with "${service.ipc ?? ''}"`] : []),
    ...(service.privileged ? ['is privileged'] : []),
    ...(service.external_links?.length ? ['is linked to containers of another project'] : []),
    ...(service.volumes_from ?? []).filter(foreign).map((from) => `has the volumes of "${from}"`),
    ...fixed.map(({ published }) => `publishes port ${published ?? ''}, which is not its own`),
  ];
}

async function mountLeaks(service: Service, config: Config, root: string, walls: Walls): Promise<string[]> {
  const found = (service.volumes ?? []).map(async ({ type, source = '', read_only }) => {
    if (type === 'bind') {
      const real = await realpath(source).catch(() => source);
      if (/\.sock$/.test(real)) return [`mounts the socket "${source}"`];
      return read_only === true || pathInside(root, real) !== undefined ? [] : [`can write to "${source}"`];
    }
    return type === 'volume' && source !== '' && !isOwn(config.volumes?.[source], walls)
      ? [`mounts the volume "${source}", which is not its own`]
      : [];
  });
  return (await Promise.all(found)).flat();
}

function networkLeaks({ networks }: Config, walls: Walls): string[] {
  return Object.entries(networks ?? {})
    .filter(([, network]) => !isOwn(network, walls))
    .map(([name]) => `the network "${name}" is not its own`);
}

function isOwn(named: Named | undefined, { project }: Walls): boolean {
  const type = named?.driver_opts?.['type'];
  const fixed = named?.driver_opts?.['device'] !== undefined && type !== 'tmpfs';
  return !named?.external && !fixed && (named?.name ?? '').startsWith(`${project}_`);
}
