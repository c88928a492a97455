import type { Docker, DockerOptions } from '../docker';
import type { Store } from '../store';
import { keeperOf, type StoreRef } from './cowStore';

/** Something that the worker sees: a Docker volume by name, or a folder of the engine's machine. */
export interface Mount {
  readonly type: 'volume' | 'bind';
  readonly source: string;
  readonly target: string;
  readonly readonly?: boolean;
}

/** What copies: a container that is there before anything is paused, so that a pause holds nothing but the copying. */
export interface Worker {
  run(command: readonly string[], options?: DockerOptions): Promise<string>;
}

export interface WorkerInput {
  readonly image: string;
  readonly mounts: readonly Mount[];
  readonly store: StoreRef | null;
}

/** Runs an action with a worker: the store's keeper where everything is in the store, else a container of its own. */
export async function withWorker<T>(
  tools: { docker: Docker; store: Store },
  { image, mounts, store }: WorkerInput,
  action: (worker: Worker) => Promise<T>,
): Promise<T> {
  const { docker } = tools;
  const inside = (container: string): Worker => ({
    run: (command, options) => docker.run(['exec', container, ...command], options),
  });
  if (store && mounts.every(({ target }) => target === '/store' || target === '/file')) {
    try {
      return await action(inside(keeperOf(store)));
    } catch (error) {
      await endWorker(tools, store);
      throw error;
    }
  }
  const name = workerName(tools.store);
  await docker.ask(['rm', '--force', name]);
  // Should nobody end it, it ends itself.
  const command = [image, 'sleep', String(24 * 3600)];
  const options = mounts.flatMap(mountOption);
  await docker.run(['run', '--detach', '--rm', '--init', '--network', 'none', '--name', name, ...options, ...command]);
  try {
    return await action(inside(name));
  } finally {
    await docker.ask(['rm', '--force', name]);
  }
}

/** Ends what a crash left copying, with everything that it has started. */
export async function endWorker(
  { docker, store }: { docker: Docker; store: Store },
  keeper: StoreRef | null,
): Promise<void> {
  await docker.ask(['rm', '--force', workerName(store)]);
  if (!keeper) return;
  await docker.ask(['exec', '--env', `KEY=${store.key}`, keeperOf(keeper), 'sh', '-c', killScript]);
}

/** Ends the processes in the keeper that work on folders of $KEY, and waits until they are gone. */
const killScript = `while :; do
  found=
  for process in /proc/[0-9]*; do
    case "$(tr '\\0' ' ' <"$process/cmdline" 2>/dev/null)" in
      *"/store/$KEY/"*) found=1; kill -KILL "\${process#/proc/}" 2>/dev/null ;;
    esac
  done
  [ -n "$found" ] || exit 0
  sleep 0.1
done`;

/** One for each repository: its lock sees to it that there is one plan at a time. */
function workerName({ key }: Store): string {
  return `parity-${key}-worker`;
}

/** A CSV record, so that a path may hold whatever it likes. */
export function mountOption({ type, source, target, readonly }: Mount): string[] {
  const fields = [`type=${type}`, `source=${source}`, `target=${target}`, ...(readonly ? ['readonly'] : [])];
  return [
    '--mount',
    fields.map((field) => (/[,"\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(','),
  ];
}
