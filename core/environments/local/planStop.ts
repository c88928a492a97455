import type { Environment } from '../environment';
import type { Plan } from '../plan';
import { stackOf, step } from './planContext';

/** Stops the services of an environment; their containers and data stay. */
export function planStop(environment: Environment): Plan {
  const { project } = stackOf(environment);
  return {
    title: `Stop ${environment.id}`,
    steps: [
      step(
        'stopContainers',
        'Stop the containers; their data stays',
        { project, running: true },
        { touches: [`containers of ${project}`] },
      ),
    ],
    notes: [],
  };
}
