import { UserError } from '../../../errors';
import { textOf, type Action } from '../../action';
import type { Environment } from '../../environment';
import type { Json, StepInput } from '../../plan';
import type { LocalTools } from './context';

/** Changes fields of an environment's entry. Input: `id`, `fields` and what they were `before`; null stands for a field that is absent. */
export function changeEntry(tools: LocalTools): Action {
  return {
    async check(input) {
      if (!(await entryOf(tools, input)))
        throw new UserError(`There is no environment "${textOf(input, 'id')}" any more.`, 'Refresh the list.');
    },
    run: (input) => change(tools, input, 'fields'),
    undo: (input) => change(tools, input, 'before'),
  };
}

/** Of an entry that is gone in the meantime, nothing is left to change. */
async function change(tools: LocalTools, input: StepInput, to: 'fields' | 'before'): Promise<void> {
  const entry = await entryOf(tools, input);
  if (!entry) return;
  const fields: [string, unknown][] = Object.entries({ ...entry, ...(input[to] as Readonly<Record<string, Json>>) });
  const kept = fields.filter(([, value]) => value !== null);
  await tools.store.save(Object.fromEntries(kept) as unknown as Environment);
}

async function entryOf({ store }: LocalTools, input: StepInput): Promise<Environment | undefined> {
  return (await store.list()).find(({ id }) => id === textOf(input, 'id'));
}
