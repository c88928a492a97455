import { chooseEnvironment } from '../choose';
import { openLogs } from '../logsTerminal';
import type { Services } from '../services';
import { isNode } from '../tree/node';

/** Follows what the services of an environment print, or one of them. */
export async function showLogs({ projects }: Services, argument: unknown): Promise<void> {
  const { provider, environment } = await chooseEnvironment(
    projects,
    argument,
    'Show the Logs of Which Environment?',
    'logs',
  );
  const services = isNode(argument) && argument.kind === 'stackService' ? [argument.service.name] : [];
  openLogs(provider, environment, services);
}
