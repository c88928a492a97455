import { stat } from 'node:fs/promises';

/**
 * Where this process runs, if that is a place in which Docker may see other files than it does: "in a dev container". Undefined elsewhere.
 */
export async function surroundingsOf(
  environment: NodeJS.ProcessEnv = process.env,
  containerFile = '/.dockerenv',
): Promise<string | undefined> {
  if (environment['REMOTE_CONTAINERS'] ?? environment['CODESPACES']) return 'in a dev container';
  if (environment['WSL_DISTRO_NAME']) return 'in WSL';
  if (await stat(containerFile).catch(() => undefined)) return 'in a container';
  return (environment['SSH_CONNECTION'] ?? environment['SSH_CLIENT']) ? 'over SSH' : undefined;
}
