import { UserError } from '../../errors';
import { titleOf, type Environment } from '../environment';
import { whyNotATitle } from '../name';
import type { Plan } from '../plan';
import { step, type PlanContext } from './planContext';

/** Gives an environment another name for people. What Docker, git and scripts know it by stays. */
export async function planRename({ tools }: PlanContext, environment: Environment, name: string): Promise<Plan> {
  const wanted = name.trim();
  const problem = whyNotATitle(wanted);
  if (problem) throw new UserError(problem);
  const { id } = environment;
  const others = (await tools.store.list()).filter((it) => it.id !== id);
  if (others.some((other) => titleOf(other) === wanted || other.id === wanted))
    throw new UserError(`There is an environment "${wanted}" already.`, 'Choose another name.');
  const fields = { name: wanted === id ? null : wanted };
  const before = { name: environment.name ?? null };
  return {
    title: `Rename ${titleOf(environment)} to ${wanted}`,
    steps: [
      step('changeEntry', `Call it ${wanted}`, { id, fields, before }, { touches: ['the list of environments'] }),
    ],
    notes: [`Only the name that is shown changes: its id ${id}, its git branch, folder, containers and volumes stay.`],
  };
}
