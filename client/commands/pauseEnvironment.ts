import { changeEnvironment } from '../changeEnvironment';
import type { Services } from '../services';

/** Freezes the services of an environment where they are. */
export function pauseEnvironment(services: Services, argument: unknown): Promise<void> {
  return changeEnvironment(services, argument, 'pause', 'Pause Which Environment?');
}
