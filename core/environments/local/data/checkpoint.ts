import { inTime, type Docker } from '../docker';
import type { Holder } from './dataVolumes';

/**
 * What makes an engine write to the disk what it has in memory, run in its container. MariaDB and MySQL need none: what was acknowledged is
 * in their log. A Redis or Valkey that appends every command has it in the file; one that only saves is asked to save now; one that keeps
 * nothing is left alone, since it would read the file at its next start.
 */
const commands: Readonly<Record<string, string>> = {
  postgresql:
    'exec psql --no-psqlrc --quiet --username "${POSTGRES_USER:-postgres}" --dbname "${POSTGRES_DB:-${POSTGRES_USER:-postgres}}" --command CHECKPOINT',
  redis: saveWith('redis-cli'),
  valkey: saveWith('valkey-cli'),
};

function saveWith(client: string): string {
  return `case "$(${client} config get appendonly)" in *yes*) exit 0 ;; esac
[ -n "$(${client} config get save | sed -n 2p)" ] || exit 0
${client} bgsave
for _ in 1 2 3 4 5 6 7 8 9 10; do
  ${client} info persistence | grep -q rdb_bgsave_in_progress:0 && exit 0
  sleep 0.5
done`;
}

/** Best effort: one that fails makes the pause longer, or leaves what was only in memory out of the clone. */
export async function checkpoint(
  docker: Docker,
  running: readonly Holder[],
  { signal, log }: { signal: AbortSignal; log: (line: string) => void },
): Promise<void> {
  const byContainer = new Map(running.map((holder) => [holder.container, holder]));
  await Promise.all(
    [...byContainer.values()].map(async ({ container, service, engine }) => {
      const command = engine !== undefined && Object.hasOwn(commands, engine) ? commands[engine] : undefined;
      if (command === undefined) return;
      const done = await inTime(docker.ask(['exec', container, 'sh', '-c', command], { signal, timeout: 30_000 }));
      if (done === undefined) log(`${service} could not be asked to write its data to the disk first`);
    }),
  );
}
