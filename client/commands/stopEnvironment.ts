import { changeEnvironment } from '../changeEnvironment';
import type { Services } from '../services';

/** Stops the services of an environment; their data stays. */
export function stopEnvironment(services: Services, argument: unknown): Promise<void> {
  return changeEnvironment(services, argument, 'stop', 'Stop Which Environment?');
}
