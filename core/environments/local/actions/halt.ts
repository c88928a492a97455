import { textsOf, type Action } from '../../action';
import type { StepInput } from '../../plan';
import type { LocalTools } from './context';

/** Stops containers, paused ones too. Input: `containers` (ids). Undo starts those that are still there. */
export function haltContainers(tools: LocalTools): Action {
  return { run: (input) => haltAll(tools, input), undo: (input) => wakeAll(tools, input) };
}

/** Starts containers that `haltContainers` has stopped. Input as there. */
export function wakeContainers(tools: LocalTools): Action {
  return { run: (input) => wakeAll(tools, input), undo: (input) => haltAll(tools, input) };
}

async function haltAll({ docker }: LocalTools, input: StepInput): Promise<void> {
  const containers = textsOf(input, 'containers');
  if (containers.length > 0) await docker.run(['stop', '--time', '30', ...containers]);
}

async function wakeAll({ docker }: LocalTools, input: StepInput): Promise<void> {
  const all = (await docker.run(['ps', '--all', '--quiet', '--no-trunc'])).split('\n');
  const containers = textsOf(input, 'containers').filter((id) => all.includes(id));
  if (containers.length > 0) await docker.run(['start', ...containers]);
}
