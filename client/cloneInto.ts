import type { DataOperation } from '../core/environments/provider';
import type { ChosenProject } from './choose';
import { confirmPlan } from './confirm';
import { applyWithProgress } from './progress';
import type { Services } from './services';
import type { Owner } from './tree/node';

/** Says whose data is overwritten with whose, asks, and does it. */
export async function cloneInto(
  services: Services,
  { provider }: Pick<ChosenProject, 'provider'>,
  { source, target }: { readonly source: string; readonly target: Owner },
  operation: Extract<DataOperation, { kind: 'cloneFrom' | 'sync' }>,
): Promise<void> {
  const plan = await provider.planData(target.id, operation);
  const question = `Overwrite the data of ${target.title} with that of ${source}?`;
  await applyWithProgress(await confirmPlan(plan, { question, action: 'Overwrite' }), provider, services);
}
