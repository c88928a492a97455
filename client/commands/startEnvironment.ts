import { changeEnvironment } from '../changeEnvironment';
import type { Services } from '../services';

/** Starts the services of an environment and waits until they are healthy. */
export function startEnvironment(services: Services, argument: unknown): Promise<void> {
  return changeEnvironment(services, argument, 'start', 'Start Which Environment?');
}
