import { chooseEnvironment } from '../choose';
import { applyWithProgress } from '../progress';
import type { Services } from '../services';

/** Starts the containers of an environment and waits until they are healthy. */
export async function startEnvironment(services: Services, argument: unknown): Promise<void> {
  const { provider, environment } = await chooseEnvironment(services.projects, argument, 'Start Which Environment?');
  await applyWithProgress(await provider.planStart(environment.id), provider, services);
}
