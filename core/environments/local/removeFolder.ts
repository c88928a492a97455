import { rm } from 'node:fs/promises';
import { UserError } from '../../errors';
import { mountOption } from './data/worker';
import type { Docker } from './docker';

/**
 * Removes a folder with all that is in it. What containers have written there may belong to another user of this machine: a container of
 * ours, which sees nothing but the folder, then removes it. Links are never followed.
 * @param image of that container; absent where there is no Docker
 */
export async function removeFolder(docker: Docker, folder: string, image: string | undefined): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true });
  } catch (error) {
    if (!isDenied(error)) throw error;
    if (image === undefined || !(await isHere(docker))) throw notOurs(folder);
    await emptyAsRoot(docker, folder, image);
    await rm(folder, { recursive: true, force: true });
  }
}

/** An engine of another machine has a folder of that path, too, perhaps. */
async function isHere(docker: Docker): Promise<boolean> {
  const host = await docker.ask(['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'], { timeout: 5000 });
  return /^(unix|npipe):/.test(host ?? '');
}

async function emptyAsRoot(docker: Docker, folder: string, image: string): Promise<void> {
  const mount = mountOption({ type: 'bind', source: folder, target: '/folder' });
  const container = ['--rm', '--network', 'none', '--user', '0', ...mount, '--entrypoint', 'find', image];
  try {
    await docker.run(['run', ...container, '/folder', '-mindepth', '1', '-delete']);
  } catch (error) {
    if (error instanceof UserError) throw notOurs(folder);
    throw error;
  }
}

function isDenied(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EACCES' || code === 'EPERM';
}

function notOurs(folder: string): UserError {
  return new UserError(
    `Files in ${folder} belong to another user: containers have written them.`,
    'Remove the folder as an administrator, and try again.',
  );
}
