import { chooseSnapshot } from '../chooseOwner';
import { confirmPlan } from '../confirm';
import { applyWithProgress } from '../progress';
import type { Services } from '../services';

/** Removes a snapshot with the data that it keeps. */
export async function removeSnapshot(services: Services, argument: unknown): Promise<void> {
  const chosen = await chooseSnapshot(services.projects, argument, 'Remove Which Snapshot?');
  const { provider, owner, snapshot } = chosen;
  const plan = await provider.planData(owner.id, { kind: 'removeSnapshot', name: snapshot.name });
  const question = `Remove the snapshot "${snapshot.name}" of ${owner.title}?`;
  await applyWithProgress(await confirmPlan(plan, { question, action: 'Remove' }), provider, services);
}
