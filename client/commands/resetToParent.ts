import { chooseOwner } from '../chooseOwner';
import { confirmVerifiable } from '../confirm';
import { applyWithProgress } from '../progress';
import type { Services } from '../services';

/** Brings code and data of an environment to where its parent is. */
export async function resetToParent(services: Services, argument: unknown): Promise<void> {
  const { provider, owner } = await chooseOwner(services.projects, argument, 'Reset Which Environment?', 'reset');
  const make = (verify: boolean) => provider.planData(owner.id, { kind: 'reset', verify });
  const question = `Reset ${owner.title} to its parent?`;
  await applyWithProgress(await confirmVerifiable(make, { question, action: 'Reset' }), provider, services);
}
