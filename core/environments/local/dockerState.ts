import { UserError } from '../../errors';
import type { Exec } from '../../exec';

export type DockerState =
  | { readonly state: 'ok' }
  | { readonly state: 'missing' | 'notRunning' | 'noCompose'; readonly reason: string; readonly nextStep: string };

/** The oldest Compose with `!override`, `!reset` and `up --wait-timeout`. */
const oldestCompose = [2, 24] as const;

/** Whether containers can be run here, and what to do if not. Answers within five seconds. */
export async function dockerState(exec: Exec, signal?: AbortSignal): Promise<DockerState> {
  try {
    const { code } = await exec('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: 5000, signal });
    if (code !== 0) return notRunning;
  } catch (error) {
    if (error instanceof UserError) return error.code === 'not-installed' ? missing : notRunning;
    throw error;
  }
  const compose = await exec('docker', ['compose', 'version', '--short'], { timeout: 5000, signal });
  return compose.code === 0 && isRecent(compose.stdout.trim()) ? { state: 'ok' } : noCompose;
}

function isRecent(version: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > oldestCompose[0] || (major === oldestCompose[0] && minor >= oldestCompose[1]);
}

const missing: DockerState = {
  state: 'missing',
  reason: 'Docker is not installed.',
  nextStep:
    process.platform === 'linux'
      ? 'Install Docker Engine with its Compose plugin.'
      : 'Install Docker Desktop, or another engine with the docker command.',
};

const notRunning: DockerState = {
  state: 'notRunning',
  reason: 'Docker does not answer.',
  nextStep:
    process.platform === 'linux'
      ? 'Start it ("sudo systemctl start docker"), and make sure that you may use it.'
      : 'Start Docker Desktop.',
};

const noCompose: DockerState = {
  state: 'noCompose',
  reason: `Docker Compose ${oldestCompose.join('.')} or newer is needed.`,
  nextStep: 'Install or update the Compose plugin ("docker compose version").',
};
