import { chooseEnvironment } from '../choose';
import { applyWithProgress } from '../progress';
import type { Services } from '../services';

/** Stops the containers of an environment; their data stays. */
export async function stopEnvironment(services: Services, argument: unknown): Promise<void> {
  const { provider, environment } = await chooseEnvironment(services.projects, argument, 'Stop Which Environment?');
  await applyWithProgress(await provider.planStop(environment.id), provider, services);
}
