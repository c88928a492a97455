import type { Docker, DockerOptions } from '../docker';
import type { Store } from '../store';

/** Something that the worker sees: a Docker volume by name, or a folder of the engine's machine. */
export interface Mount {
  readonly type: 'volume' | 'bind';
  readonly source: string;
  readonly target: string;
  readonly readonly?: boolean;
}

/** A container of ours that copies. It is there before anything is paused, so that a pause holds nothing but the copying. */
export interface Worker {
  run(command: readonly string[], options?: DockerOptions): Promise<string>;
}

/** Runs an action with a worker. A worker that a crash left is ended first, with everything that ran in it. */
export async function withWorker<T>(
  { docker, store }: { docker: Docker; store: Store },
  { image, mounts }: { image: string; mounts: readonly Mount[] },
  action: (worker: Worker) => Promise<T>,
): Promise<T> {
  await endWorker({ docker, store });
  const name = workerName(store);
  await docker.run([
    ...['run', '--detach', '--rm', '--init', '--network', 'none', '--name', name, ...mounts.flatMap(mountOption)],
    // Should nobody end it, it ends itself.
    ...[image, 'sleep', '3600'],
  ]);
  try {
    return await action({ run: (command, options) => docker.run(['exec', name, ...command], options) });
  } finally {
    await endWorker({ docker, store });
  }
}

export async function endWorker({ docker, store }: { docker: Docker; store: Store }): Promise<void> {
  await docker.ask(['rm', '--force', workerName(store)]);
}

/** One for each repository: its lock sees to it that there is one plan at a time. */
function workerName({ key }: Store): string {
  return `parity-${key}-worker`;
}

/** A CSV record, so that a path may hold whatever it likes. */
function mountOption({ type, source, target, readonly }: Mount): string[] {
  const fields = [`type=${type}`, `source=${source}`, `target=${target}`, ...(readonly ? ['readonly'] : [])];
  return [
    '--mount',
    fields.map((field) => (/[,"\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(','),
  ];
}
