import { chooseOwner } from '../chooseOwner';
import { confirmPlan } from '../confirm';
import { applyWithProgress } from '../progress';
import type { Services } from '../services';

/** Moves the volumes of an environment where cloning takes no time. They keep their names; what they were stays until it is freed. */
export async function moveIntoStore(services: Services, argument: unknown): Promise<void> {
  const title = 'Move Which Data into the Store?';
  const { provider, owner } = await chooseOwner(services.projects, argument, title, 'moveIntoStore');
  const plan = await provider.planData(owner.id, { kind: 'moveIntoStore' });
  const question = `Move the data of ${owner.title} into the store?`;
  await applyWithProgress(await confirmPlan(plan, { question, action: 'Move' }), provider, services);
}
