import type { Environment } from '../environment';
import type { Plan } from '../plan';
import { stackOf, step } from './planContext';

/** Freezes what runs of an environment: it takes no processor time, and goes on at once where it was. */
export function planPause(environment: Environment): Plan {
  const { project } = stackOf(environment);
  return {
    title: `Pause ${environment.id}`,
    steps: [
      step('pauseContainers', 'Freeze the containers that run', { project }, { touches: [`containers of ${project}`] }),
    ],
    notes: ['Memory stays in use, and who connects waits until it is resumed. Stop it to free the memory.'],
  };
}
