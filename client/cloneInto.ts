import type { DataOperation } from '../core/environments/provider';
import type { ChosenProject } from './choose';
import { confirmVerifiable } from './confirm';
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
  const question = `Overwrite the data of ${target.title} with that of ${source}?`;
  const make = (verify: boolean) => provider.planData(target.id, { ...operation, verify });
  await applyWithProgress(await confirmVerifiable(make, { question, action: 'Overwrite' }), provider, services);
}
