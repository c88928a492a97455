import { chooseOwner } from '../chooseOwner';
import { confirmPlan } from '../confirm';
import { applyWithProgress } from '../progress';
import type { Services } from '../services';

/** Moves the volumes of an environment back to where Docker keeps volumes. They keep their names; what they were stays until it is freed. */
export async function moveOutOfStore(services: Services, argument: unknown): Promise<void> {
  const title = 'Move Which Data out of the Store?';
  const { provider, owner } = await chooseOwner(services.projects, argument, title, 'moveOutOfStore');
  const plan = await provider.planData(owner.id, { kind: 'moveOutOfStore' });
  const question = `Move the data of ${owner.title} out of the store?`;
  await applyWithProgress(await confirmPlan(plan, { question, action: 'Move' }), provider, services);
}
