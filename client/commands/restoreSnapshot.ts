import { chooseSnapshot } from '../chooseOwner';
import { confirmVerifiable } from '../confirm';
import { applyWithProgress } from '../progress';
import type { Services } from '../services';

/** Puts the data of a snapshot in the place of what its environment has now. */
export async function restoreSnapshot(services: Services, argument: unknown): Promise<void> {
  const chosen = await chooseSnapshot(services.projects, argument, 'Restore Which Snapshot?');
  const { provider, owner, snapshot } = chosen;
  const make = (verify: boolean) => provider.planData(owner.id, { kind: 'restore', name: snapshot.name, verify });
  const question = `Overwrite the data of ${owner.title} with the snapshot "${snapshot.name}"?`;
  await applyWithProgress(await confirmVerifiable(make, { question, action: 'Restore' }), provider, services);
}
