import { changeEnvironment } from '../changeEnvironment';
import type { Services } from '../services';

/** Lets the paused services of an environment go on. */
export function resumeEnvironment(services: Services, argument: unknown): Promise<void> {
  return changeEnvironment(services, argument, 'resume', 'Resume Which Environment?');
}
