import { chooseOwner } from '../chooseOwner';
import { cloneInto } from '../cloneInto';
import type { Services } from '../services';

/** Puts the data of its parent in the place of what an environment has. */
export async function syncData(services: Services, argument: unknown): Promise<void> {
  const chosen = await chooseOwner(services.projects, argument, 'Synchronise the Data of Which Environment?', 'sync');
  await cloneInto(services, chosen, { source: 'its parent', target: chosen.owner }, { kind: 'sync' });
}
