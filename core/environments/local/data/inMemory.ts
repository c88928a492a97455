import { parseImageReference } from '../../../compose/imageReference';
import { meaningOf } from '../../../readers/images';
import { inTime, type Docker } from '../docker';

/** What services of a Compose project keep in memory, as sentences: a clone of their volumes does not have it. What can't be told is left out. */
export async function memoryNotes(docker: Docker, project: string): Promise<string[]> {
  const filter = ['--filter', `label=com.docker.compose.project=${project}`];
  const ids = (await docker.run(['ps', '--all', '--quiet', '--no-trunc', ...filter])).split('\n').filter(Boolean);
  if (ids.length === 0) return [];
  const containers = JSON.parse(await docker.run(['container', 'inspect', ...ids])) as Inspected[];
  const notes = await Promise.all(containers.map((it) => notesOf(docker, it)));
  return [...new Set(notes.flat())].sort();
}

interface Inspected {
  readonly Id: string;
  readonly State: { readonly Status: string };
  readonly Config: { readonly Image: string; readonly Labels: Readonly<Record<string, string>> | null };
  readonly HostConfig?: { readonly Tmpfs?: Readonly<Record<string, string>> | null };
  readonly Mounts: readonly { readonly Type: string; readonly Destination: string }[] | null;
}

async function notesOf(docker: Docker, container: Inspected): Promise<string[]> {
  const service = container.Config.Labels?.['com.docker.compose.service'] ?? '';
  const reference = parseImageReference(container.Config.Image);
  const meaning = reference && meaningOf(reference);
  const engine = meaning?.kind === 'service' ? meaning.engine : undefined;
  return [
    ...tmpfsOf(container).map((path) => `${service} has ${path} in memory (tmpfs): what is there is not cloned.`),
    ...(engine === 'memcached' ? [`${service} keeps its data in memory alone: it is not cloned.`] : []),
    ...(engine === 'redis' || engine === 'valkey' ? await saved(docker, container, service, `${engine}-cli`) : []),
  ];
}

/** Where programs put what may be gone at any time. */
const passing = /^\/(tmp|run|dev|var\/(run|tmp|lock|cache))(\/|$)/;

function tmpfsOf({ HostConfig, Mounts }: Inspected): string[] {
  const mounted = (Mounts ?? []).flatMap(({ Type, Destination }) => (Type === 'tmpfs' ? [Destination] : []));
  const paths = new Set([...Object.keys(HostConfig?.Tmpfs ?? {}), ...mounted]);
  return [...paths].filter((path) => !passing.test(path)).sort();
}

/** As the server itself says it: its options may stand in a file or be set while it runs. */
async function saved(
  docker: Docker,
  { Id, State }: Inspected,
  service: string,
  client: 'redis-cli' | 'valkey-cli',
): Promise<string[]> {
  if (State.Status !== 'running') return [];
  const question = `${client} config get appendonly; ${client} config get save`;
  const printed = await inTime(docker.ask(['exec', Id, 'sh', '-c', question], { timeout: 5000 }));
  const [, append, , save = ''] = /^appendonly\n(yes|no)\n(save)\n(.*)$/m.exec(printed ?? '') ?? [];
  if (append !== 'no') return [];
  return save.trim() === ''
    ? [`${service} keeps its data in memory alone (appendonly is off, and nothing is saved): it is not cloned.`]
    : [
        `${service} saves its data only now and then (appendonly is off): it is asked to do so right before the clone, and what it gets between the two is not in it.`,
      ];
}
