import { chooseOwner } from '../chooseOwner';
import { confirmPlan } from '../confirm';
import { applyWithProgress } from '../progress';
import type { Services } from '../services';

/** Removes what the volumes of an environment were before they were moved into the store. */
export async function freeOriginals(services: Services, argument: unknown): Promise<void> {
  const title = 'Free the Original Volumes of Which Environment?';
  const { provider, owner } = await chooseOwner(services.projects, argument, title, 'moveIntoStore');
  const plan = await provider.planData(owner.id, { kind: 'freeOriginals' });
  const question = `Free what the volumes of ${owner.title} were before they were moved?`;
  await applyWithProgress(await confirmPlan(plan, { question, action: 'Free' }), provider, services);
}
