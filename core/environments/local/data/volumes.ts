import type { Docker } from '../docker';

/** A Docker volume that is there. */
export interface Volume {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Where the engine sees its files. */
  readonly mountpoint: string;
  /** The folder that a bind volume points to. */
  readonly device?: string;
}

/** A volume that is going to be made. */
export interface NewVolume {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The folder that it points to; absent: Docker's own place. */
  readonly device?: string;
}

/** The labels that Compose takes a volume as its own by. */
export function composeLabels(project: string, key: string): Record<string, string> {
  return { 'com.docker.compose.project': project, 'com.docker.compose.volume': key };
}

export const volumeLabels = {
  /** Name of the snapshot that a volume belongs to. */
  snapshot: 'dev.environment-parity.snapshot',
  /** The volume that a snapshot or an original was taken from. */
  of: 'dev.environment-parity.of',
  /** ISO date and time. */
  taken: 'dev.environment-parity.taken',
  /** What a volume of ours is for: `store`, `backup`, `original`, `moving`. */
  role: 'dev.environment-parity.role',
} as const;

/** Twice harmless: Docker answers with the volume that is there. */
export async function createVolume(docker: Docker, { name, labels, device }: NewVolume): Promise<void> {
  const bind = device === undefined ? [] : ['type=none', 'o=bind', `device=${device}`];
  await docker.run([
    ...['volume', 'create', '--driver', 'local'],
    ...bind.flatMap((option) => ['--opt', option]),
    ...Object.entries(labels).flatMap(([key, value]) => ['--label', `${key}=${value}`]),
    ...['--', name],
  ]);
}

/** The volumes of these names that are there. */
export async function inspectVolumes(docker: Docker, names: readonly string[]): Promise<Volume[]> {
  if (names.length === 0) return [];
  // One that is missing makes the command fail, and it prints the others.
  const format = '{{json .}}';
  const one = await docker.ask(['volume', 'inspect', '--format', format, '--', ...names]);
  const printed = one ?? (await Promise.all(names.map((name) => inspectOne(docker, name)))).join('\n');
  return printed.split('\n').flatMap(readVolume);
}

async function inspectOne(docker: Docker, name: string): Promise<string> {
  return (await docker.ask(['volume', 'inspect', '--format', '{{json .}}', '--', name])) ?? '';
}

/** Volumes that carry all of the labels, each `key=value` or `key`. */
export async function findVolumes(docker: Docker, labels: readonly string[]): Promise<Volume[]> {
  const filters = labels.flatMap((label) => ['--filter', `label=${label}`]);
  const names = (await docker.run(['volume', 'ls', '--quiet', ...filters])).split('\n').filter((name) => name !== '');
  return inspectVolumes(docker, names);
}

/** Removes those that are there; fails where a container still has one. What a bind volume points to stays. */
export async function removeVolumes(docker: Docker, names: readonly string[]): Promise<void> {
  if (names.length > 0) await docker.run(['volume', 'rm', '--force', ...names]);
}

/** One line of what Docker prints of a volume. */
export function readVolume(line: string): Volume[] {
  if (line.trim() === '') return [];
  const raw = JSON.parse(line) as {
    Name: string;
    Mountpoint: string;
    Labels: Record<string, string> | null;
    Options: Record<string, string> | null;
  };
  const device = raw.Options?.['o']?.split(',').includes('bind') ? raw.Options['device'] : undefined;
  return [
    {
      name: raw.Name,
      mountpoint: raw.Mountpoint,
      labels: raw.Labels ?? {},
      ...(device === undefined ? {} : { device }),
    },
  ];
}
