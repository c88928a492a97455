import { UserError } from '../../errors';
import type { Exec, ExecOptions } from '../../exec';

export const labels = {
  /** On everything of ours; its value is the id of the environment. */
  environment: 'dev.environment-parity.environment',
  /** Identifies the repository that the environment belongs to. */
  repository: 'dev.environment-parity.repository',
} as const;

/** Runs docker: never through a shell. */
export interface Docker {
  /** Standard output; throws a `UserError` with docker's own words where the command fails. */
  run(args: readonly string[], options?: DockerOptions): Promise<string>;
  ask(args: readonly string[], options?: DockerOptions): Promise<string | undefined>;
}

export type DockerOptions = Pick<ExecOptions, 'signal' | 'onLine' | 'cwd' | 'timeout' | 'input'>;

/** An answer that nothing depends on: one that takes too long is none. */
export async function inTime(answer: Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Compose prints plain lines and heeds no files or profiles of the shell that we were started from. */
export const composeEnvironment = {
  COMPOSE_ANSI: 'never',
  COMPOSE_PROGRESS: 'plain',
  COMPOSE_FILE: undefined,
  COMPOSE_PROFILES: undefined,
};

/** @param log is told every command before it runs */
export function dockerWith(exec: Exec, log: (line: string) => void): Docker {
  const start = (args: readonly string[], options: DockerOptions = {}) => {
    log(`docker ${args.join(' ')}`);
    return exec('docker', args, { env: composeEnvironment, ...options });
  };
  return {
    async run(args, options) {
      const { code, stdout, stderr } = await start(args, options);
      if (code !== 0) throw failure(args, stderr || stdout);
      return stdout;
    },
    async ask(args, options) {
      const { code, stdout } = await start(args, options);
      return code === 0 ? stdout : undefined;
    },
  };
}

function failure(args: readonly string[], output: string): UserError {
  if (/cannot connect to the docker daemon|is the docker daemon running|error during connect/i.test(output))
    return new UserError('Docker does not answer.', 'Start it and try again.');
  const port = /(?:bind for|listen tcp\d?) [\d.:[\]]*:(\d+).*(?:already allocated|already in use)/i.exec(output)?.[1];
  if (port)
    return new UserError(
      `Port ${port} is in use by another program.`,
      'Stop that program and try again; a new environment gets another port.',
    );
  if (/no space left on device/i.test(output))
    return new UserError(
      'The disk is full.',
      'Free some space, for example with "docker system df" and "docker image prune".',
    );
  const unhealthy = /container (\S+) (is unhealthy|exited \(\d+\))/i.exec(output);
  if (unhealthy)
    return new UserError(`The container ${unhealthy[1] ?? ''} ${unhealthy[2] ?? ''}.`, 'Its log says why.');
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return new UserError(
    `docker ${args[0] ?? ''} failed: ${lines.at(-1)?.trim() ?? 'no reason given'}`,
    'The log shows the command.',
  );
}
