import { UserError } from '../../../errors';
import type { Step } from '../../plan';
import { step, type PlanContext } from '../planContext';
import { requestOf, touchesOf } from './copyRequest';
import { dataOf } from './dataVolumes';
import type { Method } from './method';
import type { Copy } from './places';
import type { DataOwner } from './planSnapshot';

/** Compares copies with what they were made of, before anything starts on them. */
export function compareSteps(context: PlanContext, copies: readonly Copy[], method: Method): Step[] {
  if (copies.length === 0) return [];
  const title = 'Compare the clone with what it was made of';
  return [
    {
      ...step('compareClones', title, requestOf(context, copies, method), { touches: touchesOf(copies) }),
      tells: true,
    },
  ];
}

/** Asks what has data whether it works on it. */
export function askSteps(project: string): Step[] {
  const title = 'Ask every service with data whether it works on it';
  return [{ ...step('askServices', title, { project }, { touches: [`containers of ${project}`] }), tells: true }];
}

/** What the data of an environment is worth now: its services are asked. Throws a `UserError` where none of them runs. */
export async function planVerify({ tools }: PlanContext, { id, project }: DataOwner) {
  const holders = (await dataOf(tools.docker, project)).flatMap((data) => data.holders);
  if (!holders.some(({ state }) => state === 'running'))
    throw new UserError(`None of the services of ${id} that have data runs.`, 'Start it first.');
  return {
    title: `Verify the data of ${id}`,
    steps: askSteps(project),
    notes: [
      'Services are asked whether they have started, recovered and answer. Files can only be compared while nobody has written to the clone: with --verify, or "and Verify", when it is made.',
    ],
  };
}
