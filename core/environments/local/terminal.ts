import { UserError } from '../../errors';
import type { Environment } from '../environment';
import type { ProgramCall } from '../provider';

/** A shell in a service's container: bash where the image has one. It needs a terminal of whoever runs it. */
export function terminalIn({ id, stack }: Environment, service: string): ProgramCall {
  if (!stack?.services.some(({ name }) => name === service))
    throw new UserError(
      `${id} has no service "${service}".`,
      `It has ${stack?.services.map(({ name }) => name).join(', ') ?? 'code alone'}.`,
    );
  const shell = 'if command -v bash >/dev/null; then exec bash; else exec sh; fi';
  return {
    command: 'docker',
    args: ['compose', '--project-name', stack.project, 'exec', '--', service, 'sh', '-c', shell],
  };
}
