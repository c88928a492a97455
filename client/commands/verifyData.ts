import { chooseOwner } from '../chooseOwner';
import { applyWithProgress } from '../progress';
import type { Services } from '../services';

/** Asks the services of an environment whether they work on their data. */
export async function verifyData(services: Services, argument: unknown): Promise<void> {
  const { provider, owner } = await chooseOwner(services.projects, argument, 'Verify Which Data?', 'verify');
  await applyWithProgress(await provider.planData(owner.id, { kind: 'verify' }), provider, services);
}
