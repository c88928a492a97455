import type { Environment } from '../environment';
import type { Plan } from '../plan';
import { stackOf, step } from './planContext';

/** Lets paused services go on where they were. */
export function planResume(environment: Environment): Plan {
  const { project } = stackOf(environment);
  return {
    title: `Resume ${environment.id}`,
    steps: [
      step(
        'resumeContainers',
        'Let the paused containers go on',
        { project },
        { touches: [`containers of ${project}`] },
      ),
    ],
    notes: [],
  };
}
