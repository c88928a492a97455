import { UserError } from '../../errors';
import { dataParent } from '../environment';
import { localId, whyNotASnapshot } from '../name';
import type { Plan } from '../plan';
import type { DataOperation } from '../provider';
import type { DataPlan } from './data/planClone';
import { planFreeOriginals, planMoveIntoStore } from './data/planMove';
import { planMoveOutOfStore } from './data/planMoveOut';
import { planCloneInto, planRestore } from './data/planReplace';
import { planRemoveSnapshot, planSnapshot } from './data/planSnapshot';
import { planVerify } from './data/planVerify';
import { dataOwner, refuseForeign, type LocalDataOwner } from './dataOwner';
import { dockerState } from './dockerState';
import type { PlanContext } from './planContext';
import { planCodeReset } from './planCode';
import { environmentIn } from './store';

type Planners = {
  readonly [K in DataOperation['kind']]: (
    context: PlanContext,
    owner: LocalDataOwner,
    operation: Extract<DataOperation, { kind: K }>,
  ) => Promise<Plan>;
};

const planners: Planners = {
  async snapshot(context, owner, { name }) {
    const problem = whyNotASnapshot(name);
    if (problem) throw new UserError(problem);
    const wanted = name.trim();
    return titled(`Take the snapshot "${wanted}" of ${owner.id}`, await planSnapshot(context, owner, wanted));
  },
  restore: async (context, owner, { name, verify }) =>
    titled(`Restore the snapshot "${name}" of ${owner.id}`, await planRestore(context, owner, name, verify)),
  removeSnapshot: (context, owner, { name }) => planRemoveSnapshot(context, owner, name),
  cloneFrom: async (context, owner, { source, verify }) =>
    cloned(context, await dataOwner(context, source), owner, verify),
  sync: async (context, owner, { verify }) => cloned(context, await parentOf(context, owner), owner, verify),
  verify: planVerify,
  async reset(context, owner, { verify }) {
    const parent = await parentOf(context, owner);
    const code = await planCodeReset(context, await environmentIn(context.tools.store, owner.id));
    return joined(code, await cloned(context, parent, owner, verify));
  },
  moveIntoStore: async (context, owner) =>
    titled(`Move the data of ${owner.id} into the store`, await planMoveIntoStore(context, owner)),
  moveOutOfStore: async (context, owner) =>
    titled(`Move the data of ${owner.id} out of the store`, await planMoveOutOfStore(context, owner)),
  freeOriginals: planFreeOriginals,
};

/**
 * The plan of an operation on data.
 * @param id of the environment that it is done with, or `local`
 */
export async function planData(context: PlanContext, id: string, operation: DataOperation): Promise<Plan> {
  if (operation.kind === 'reset' && id !== localId) {
    const environment = await environmentIn(context.tools.store, id);
    if (!environment.stack) return planCodeReset(context, environment);
  }
  const docker = await dockerState(context.exec);
  if (docker.state !== 'ok') throw new UserError(docker.reason, docker.nextStep);
  return planners[operation.kind](context, await dataOwner(context, id), operation as never);
}

async function cloned(context: PlanContext, from: LocalDataOwner, to: LocalDataOwner, verify?: boolean): Promise<Plan> {
  if (from.id === to.id) throw new UserError(`${to.id} has its own data already.`, 'Choose another environment.');
  await refuseForeign(context, from, to);
  return titled(`Clone the data of ${from.id} into ${to.id}`, await planCloneInto(context, from, to, verify));
}

async function parentOf(context: PlanContext, { id, environment }: LocalDataOwner): Promise<LocalDataOwner> {
  const parent = environment && dataParent(environment);
  if (parent === undefined)
    throw new UserError(
      environment
        ? `${id} was made from production, whose data is not here.`
        : 'The repository as opened has no parent.',
      'Clone the data of an environment into it instead.',
    );
  return dataOwner(context, parent);
}

/** What can be undone comes first: the code. */
function joined(code: Plan, data: Plan): Plan {
  const asks = [...(code.asks ?? []), ...(data.asks ?? [])];
  return {
    title: code.title,
    steps: [...code.steps, ...data.steps],
    notes: [...code.notes, ...data.notes],
    ...(asks.length > 0 ? { asks } : {}),
  };
}

function titled(title: string, { steps, notes, asks }: DataPlan): Plan {
  return { title, steps, notes, ...(asks.length > 0 ? { asks } : {}) };
}
