import { isWithin, type ProjectPath } from '../workspace';

/** A container that Compose has started for a service of a project, as it was created. */
export interface Container {
  readonly service: string;
  /** The Compose project's folder, in the project. */
  readonly folder: ProjectPath;
  /** The Compose files that it was made from; undefined where one of them is not in the project. */
  readonly files: readonly ProjectPath[] | undefined;
  /** The image's reference as Compose gave it. */
  readonly image: string;
  /** Those of the image included. Values may be secrets: they stand in no message. */
  readonly environment: Readonly<Record<string, string>>;
  readonly ports: readonly PublishedPort[];
  /** Paths in the container that something is mounted at. */
  readonly mounts: readonly string[];
}

export interface PublishedPort {
  readonly target: number;
  readonly protocol: string;
  readonly published: number;
}

const label = (name: string) => `com.docker.compose.${name}`;

/**
 * The containers in what `docker inspect` prints, of the Compose projects in a folder on the disk. Never throws: what is not as Docker
 * prints it is left out.
 */
export function readContainers(json: string, root: string): readonly Container[] {
  return list(parse(json)).flatMap((it) => readContainer(record(it), root) ?? []);
}

function readContainer(container: Unread, root: string): Container | undefined {
  const config = record(container['Config']);
  const labels = record(config['Labels']);
  const [service, folder] = [text(labels[label('service')]), text(labels[label('project.working_dir')])];
  const image = text(config['Image']);
  const path = folder === undefined ? undefined : pathBelow(root, folder);
  if (service === undefined || path === undefined || image === undefined) return undefined;
  if (labels[label('oneoff')] === 'True') return undefined;
  return {
    service,
    folder: path,
    files: filesOf(text(labels[label('project.config_files')]) ?? '', root),
    image,
    environment: variables(list(config['Env'])),
    ports: Object.entries(record(record(container['HostConfig'])['PortBindings'])).flatMap(portsOf),
    mounts: list(container['Mounts']).flatMap((mount) => text(record(mount)['Destination']) ?? []),
  };
}

function filesOf(paths: string, root: string): readonly ProjectPath[] | undefined {
  const files = paths.split(',').map((path) => pathBelow(root, path));
  return files.every((file) => file !== undefined) ? files : undefined;
}

function pathBelow(root: string, folder: string): ProjectPath | undefined {
  const [from, to] = [root, folder].map((path) => path.replaceAll('\\', '/').replace(/\/$/, ''));
  if (from === undefined || to === undefined || !isWithin(to, from)) return undefined;
  return to.slice(from.length + 1);
}

function variables(lines: readonly unknown[]): Readonly<Record<string, string>> {
  const pairs = lines.flatMap((line): [string, string][] => {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(text(line) ?? '') ?? [];
    return name === undefined || value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(pairs);
}

/** `"5432/tcp": [{ "HostIp": "", "HostPort": "5432" }]` */
function portsOf([key, bindings]: [string, unknown]): PublishedPort[] {
  const [, target, protocol] = /^(\d+)\/(\w+)$/.exec(key) ?? [];
  if (target === undefined || protocol === undefined) return [];
  return list(bindings).flatMap((binding) => {
    const published = Number(text(record(binding)['HostPort']));
    return Number.isInteger(published) && published > 0 ? { target: Number(target), protocol, published } : [];
  });
}

type Unread = Readonly<Record<string, unknown>>;

function parse(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    // Another program than Docker, or one that was ended: nothing is known of containers.
    return undefined;
  }
}

function record(value: unknown): Unread {
  return typeof value === 'object' && value !== null ? (value as Unread) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
