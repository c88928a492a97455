import { fakeDocker, type Answers, type FakeDocker } from './fakeDocker';

/** A volume of the tests' engine. */
export interface FakeVolume {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** A container of a Compose project, with its volumes and folders, and where they are mounted. */
export interface FakeContainer {
  readonly id: string;
  readonly project: string;
  readonly image?: string;
  readonly mounts: Readonly<Record<string, string>>;
}

/** An engine on another machine with these volumes and containers: it can only copy. */
export function dataEngine(
  volumes: readonly FakeVolume[],
  containers: readonly FakeContainer[],
  answers: Answers = {},
): FakeDocker {
  const fake = fakeDocker({ ...answers, 'context inspect': { stdout: 'ssh://server\n' } });
  const answer = (args: readonly string[]): string | undefined => {
    const line = args.join(' ');
    const wanted = args.flatMap((arg) => /^label=(.+)$/.exec(arg)?.[1] ?? []);
    if (line.startsWith('volume ls --quiet'))
      return volumes.flatMap(({ name, labels }) => (hasAll(labels, wanted) ? [name] : [])).join('\n');
    if (line.startsWith('volume inspect')) return inspectVolumes(volumes, args.slice(args.indexOf('--') + 1));
    if (line.startsWith('ps --all --quiet --no-trunc'))
      return containers.flatMap((it) => (hasAll({ [composeProject]: it.project }, wanted) ? [it.id] : [])).join('\n');
    return line.startsWith('container inspect')
      ? JSON.stringify(containers.filter(({ id }) => args.includes(id)).map(inspected))
      : undefined;
  };
  return {
    commands: fake.commands,
    async exec(command, args, options) {
      const stdout = command === 'docker' ? answer(args) : undefined;
      return stdout === undefined ? fake.exec(command, args, options) : { code: 0, stdout, stderr: '' };
    },
  };
}

const composeProject = 'com.docker.compose.project';

/** What Compose labels a volume with. */
export function composeVolume(project: string, key: string): FakeVolume {
  return { name: `${project}_${key}`, labels: { [composeProject]: project, 'com.docker.compose.volume': key } };
}

/** What holds a volume's data in a snapshot. @param key of the repository in labels */
export function snapshotVolume(key: string, id: string, name: string, of: string): FakeVolume {
  const labels = {
    environment: id,
    repository: key,
    snapshot: name,
    taken: '2026-11-20T10:00:00.000Z',
    of,
  };
  const ours = Object.entries(labels).map(([label, value]) => [`dev.environment-parity.${label}`, value]);
  return {
    name: `parity-${key}-${id}-snapshot-${name}_${of}`,
    labels: Object.fromEntries(ours) as FakeVolume['labels'],
  };
}

function hasAll(labels: FakeVolume['labels'], wanted: readonly string[]): boolean {
  return wanted.every((it) => it in labels || Object.entries(labels).some(([key, value]) => it === `${key}=${value}`));
}

function inspectVolumes(volumes: readonly FakeVolume[], names: readonly string[]): string {
  return volumes
    .filter(({ name }) => names.includes(name))
    .map(({ name, labels }) => JSON.stringify({ Name: name, Mountpoint: `/v/${name}`, Labels: labels, Options: null }))
    .join('\n');
}

function inspected({ id, image = 'redis:8.0', mounts }: FakeContainer): object {
  return {
    Id: id,
    State: { Status: 'running' },
    Config: { Image: image, Labels: { 'com.docker.compose.service': 'cache' } },
    Mounts: Object.entries(mounts).map(([source, Destination]) =>
      source.startsWith('/')
        ? { Type: 'bind', Source: source, Destination, RW: true }
        : { Type: 'volume', Name: source, Source: `/v/${source}`, Destination, RW: true },
    ),
  };
}
