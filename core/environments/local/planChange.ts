import { UserError } from '../../errors';
import { whyNot } from '../abilities';
import { titleOf, type Environment, type Status } from '../environment';
import type { Plan } from '../plan';
import type { Change } from '../provider';
import type { PlanContext } from './planContext';
import { planExpire } from './planExpire';
import { planPause } from './planPause';
import { planRename } from './planRename';
import { planResume } from './planResume';
import { planStart } from './planStart';
import { planStop } from './planStop';

type Planners = {
  readonly [K in Change['kind']]: (
    context: PlanContext,
    environment: Environment,
    change: Extract<Change, { kind: K }>,
  ) => Plan | Promise<Plan>;
};

const planners: Planners = {
  start: planStart,
  stop: (_, environment) => planStop(environment),
  pause: (_, environment) => planPause(environment),
  resume: (_, environment) => planResume(environment),
  rename: (context, environment, { name }) => planRename(context, environment, name),
  expire: (_, environment, { lifetime }) => planExpire(environment, lifetime),
};

/** The plan of a change. Throws a `UserError` where the environment, as it is now, can't be changed so. */
export async function planChange(
  context: PlanContext,
  environment: Environment,
  status: Status,
  change: Change,
): Promise<Plan> {
  // Starting and stopping is asked for as a state to reach: doing it twice is no mistake.
  const isState = change.kind === 'start' || change.kind === 'stop' || change.kind === 'expire';
  const reason = isState ? undefined : whyNot(change.kind, environment, status);
  if (reason) throw new UserError(`${titleOf(environment)} can't be ${participles[change.kind]}: ${reason}.`);
  return planners[change.kind](context, environment, change as never);
}

const participles: Readonly<Record<Change['kind'], string>> = {
  start: 'started',
  stop: 'stopped',
  pause: 'paused',
  resume: 'resumed',
  rename: 'renamed',
  expire: 'given a lifetime',
};
