import { chooseOther, chooseOwner } from '../chooseOwner';
import { cloneInto } from '../cloneInto';
import type { Services } from '../services';

/** Puts the data of an environment in the place of what another one has. */
export async function cloneData(services: Services, argument: unknown): Promise<void> {
  const chosen = await chooseOwner(services.projects, argument, 'Clone Which Data?', 'cloneData');
  const source = chosen.owner;
  const target = await chooseOther(chosen, source, `Clone the Data of ${source.title} Into…`);
  const ends = { source: source.title, target };
  await cloneInto(services, chosen, ends, { kind: 'cloneFrom', source: source.id });
}
