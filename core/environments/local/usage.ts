import type { Usage } from '../idle';
import { labels, type Docker } from './docker';

/** Percent of one processor above which a container computes: health checks and idle databases stay far below. */
const computing = 10;

/** Tells how much was sent and who is connected. It needs no more than a shell and `cat` in the image. */
const script = 'cat /proc/net/dev /proc/net/route /proc/net/tcp /proc/net/tcp6 2>/dev/null; true';

/**
 * How the environments that run are used, by id. A container is in use while it computes or while anybody from outside the environment
 * is connected to it; what it has sent tells of shorter visits. An image without a shell tells nothing, and is never taken for idle.
 */
export async function usages(docker: Docker, repositoryKey: string, signal?: AbortSignal): Promise<Map<string, Usage>> {
  const filters = ['--filter', `label=${labels.repository}=${repositoryKey}`, '--filter', 'status=running'];
  const format = `{{.ID}}\t{{.Label "${labels.environment}"}}`;
  const owners = rows(await docker.ask(['ps', '--no-trunc', ...filters, '--format', format], { signal }));
  const ids = [...owners.keys()];
  if (ids.length === 0) return new Map();
  const [entered, load] = await Promise.all([
    docker.ask(['container', 'inspect', '--format', '{{.Id}}\t{{len .ExecIDs}}', ...ids], { signal }),
    docker.ask(['stats', '--no-stream', '--no-trunc', '--format', '{{.ID}}\t{{.CPUPerc}}', ...ids], { signal }),
  ]);
  const networks = await Promise.all(ids.map((id) => docker.ask(['exec', id, 'sh', '-c', script], { signal })));
  const entries = rows(entered);
  const loads = rows(load);
  const found = new Map<string, Usage>();
  for (const [index, id] of ids.entries()) {
    const owner = owners.get(id) ?? '';
    const usage = usageOf(loads.get(id), networks[index], entries.get(id) !== '0');
    found.set(owner, joined(found.get(owner), usage));
  }
  return found;
}

function usageOf(load: string | undefined, network: string | undefined, entered: boolean): Usage {
  const percent = Number.parseFloat(load ?? '');
  const seen = network === undefined ? undefined : readNetwork(network);
  if (Number.isNaN(percent) || !seen) return { state: 'unknown' };
  return percent > computing || seen.connected
    ? { state: 'inUse' }
    : { state: 'quiet', sent: String(seen.sent), entered };
}

/** An environment is as quiet as the least quiet of its containers. */
function joined(one: Usage | undefined, other: Usage): Usage {
  if (!one || one.state !== 'quiet') return one ?? other;
  if (other.state !== 'quiet') return other;
  return { state: 'quiet', sent: `${one.sent} ${other.sent}`, entered: one.entered || other.entered };
}

/**
 * Reads the kernel's tables of a container. Connections through a published port come from its gateway; those among the services of an
 * environment do not count, since pools keep them open for good. Undefined where the text is none of these tables.
 */
export function readNetwork(text: string): { readonly sent: number; readonly connected: boolean } | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  const devices = lines.flatMap((line) => /^(?!lo:)[\w.@-]+: *(.+)$/.exec(line)?.[1]?.split(/ +/) ?? []);
  const isTable = lines.some((line) => line.startsWith('lo:'));
  if (!isTable) return undefined;
  const gateways = new Set(lines.flatMap((line) => /^\S+\s+00000000\s+([0-9A-F]{8})\s/.exec(line)?.[1] ?? []));
  const remotes = lines.flatMap((line) => /^\d+: \S+ ([0-9A-F]+):[0-9A-F]{4} 01 /.exec(line)?.[1]?.slice(-8) ?? []);
  // Of the sixteen numbers of a device, the ninth is what it has sent.
  const sent = devices.filter((_, index) => index % 16 === 8).reduce((total, it) => total + Number(it), 0);
  return { sent, connected: remotes.some((address) => gateways.has(address)) };
}

function rows(listed: string | undefined): ReadonlyMap<string, string> {
  return new Map(
    (listed ?? '').split('\n').flatMap((line) => {
      const [key, value] = line.split('\t');
      return key && value !== undefined ? [[key, value]] : [];
    }),
  );
}
