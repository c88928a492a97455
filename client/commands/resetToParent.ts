import { chooseOwner } from '../chooseOwner';
import { confirmPlan } from '../confirm';
import { applyWithProgress } from '../progress';
import type { Services } from '../services';

/** Brings code and data of an environment to where its parent is. */
export async function resetToParent(services: Services, argument: unknown): Promise<void> {
  const { provider, owner } = await chooseOwner(services.projects, argument, 'Reset Which Environment?', 'reset');
  const plan = await provider.planData(owner.id, { kind: 'reset' });
  await applyWithProgress(await confirmPlan(plan, { question: `${plan.title}?`, action: 'Reset' }), provider, services);
}
