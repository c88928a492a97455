import { createHash } from 'node:crypto';
import { inTime, type Docker } from '../docker';

/** What a Docker engine allows to be done with its data. */
export type Engine =
  | {
      readonly kind: 'local';
      /** The folder on this machine that the engine keeps its data in. */
      readonly root: string;
      /** Tells engines on one machine apart; the same after a restart. */
      readonly key: string;
    }
  /** Another machine, a virtual one, or an engine without the rights of root. */
  | { readonly kind: 'other'; readonly reason: string };

/**
 * Whether the engine runs as root on this Linux machine, where loop devices and file systems are its own. Everything else can only copy.
 * Throws a `UserError` where Docker does not answer.
 */
export async function engineOf(docker: Docker): Promise<Engine> {
  const [host, info] = await Promise.all([
    hostOf(docker),
    docker.run(['info', '--format', '{{json .}}'], { timeout: 10_000 }),
  ]);
  return readEngine(host ?? '', info, process.platform);
}

/** Where the engine is, if that is not this machine: `ssh://server`. */
export async function remoteHost(docker: Docker): Promise<string | undefined> {
  const host = await inTime(hostOf(docker));
  return host === undefined || /^(unix|npipe):/.test(host) ? undefined : host;
}

/** As the chosen context or DOCKER_HOST says it. */
async function hostOf(docker: Docker): Promise<string | undefined> {
  const format = '{{.Endpoints.docker.Host}}';
  const printed = (await docker.ask(['context', 'inspect', '--format', format], { timeout: 5000 }))?.trim();
  return printed === '' ? undefined : printed;
}

/** @param info what `docker info --format '{{json .}}'` prints */
export function readEngine(host: string, info: string, platform: string): Engine {
  const facts = parse(info);
  const other = (reason: string): Engine => ({ kind: 'other', reason });
  if (platform !== 'linux') return other('the engine runs in a virtual machine');
  if (!host.startsWith('unix://')) return other(`the engine is not on this machine (${host || 'unknown context'})`);
  const system = text(facts['OperatingSystem']);
  if (/docker desktop/i.test(system) || /\.docker\/desktop\//.test(host))
    return other('Docker Desktop runs in a virtual machine');
  if (texts(facts['SecurityOptions']).some((option) => option.includes('rootless')))
    return other('the engine runs without the rights of root');
  if (/podman/i.test(`${host} ${text(facts['ServerVersion'])} ${text(facts['Name'])}`)) return other('it is Podman');
  const root = text(facts['DockerRootDir']);
  if (root === '') return other('the engine does not tell where its data is');
  // Two engines of one machine may have the same id, but never the same folder.
  const key = createHash('sha256')
    .update(`${text(facts['ID'])}\0${root}`)
    .digest('hex')
    .slice(0, 10);
  return { kind: 'local', root, key };
}

function parse(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // What is no JSON tells nothing.
    return {};
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
