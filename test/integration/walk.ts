import { expect } from 'vitest';
import type { Plan } from '../../core/environments/plan';
import { openStage, type Stage } from './stage';
import { walks, type Walk } from './walks';

interface Moment {
  readonly step: number;
  readonly at: string;
  /** What the next start makes of it. */
  readonly outcome: 'undone' | 'ended' | 'finished';
}

function momentsOf({ steps }: Plan, within: NonNullable<Walk['within']>): Moment[] {
  const noReturn = steps.findIndex(({ destroys }) => destroys !== undefined);
  const settling = steps.findIndex(({ settles }) => settles);
  const isFrom = (first: number, step: number) => first !== -1 && step >= first;
  return steps.flatMap(({ action }, step) => {
    const outcome = isFrom(noReturn, step) ? 'finished' : isFrom(settling, step) ? 'ended' : 'undone';
    const all = ['running', ...(within[action] ?? []), ...(step === steps.length - 1 ? ['done'] : [])];
    return all.map((at) => ({ step, at, outcome }) as const);
  });
}

/** Kills a process at every moment of the plan; what is left is as before, or as the plan makes it. */
async function walk(stage: Stage, kind: string, { prepare, plan, actions, within = {}, ...more }: Walk): Promise<void> {
  await prepare(stage);
  const before = await stage.portrait();
  const planned = await plan(stage);
  expect(
    planned.steps.map(({ action }) => action),
    kind,
  ).toEqual(actions);
  const moments = momentsOf(planned, within);
  const kill = async ({ step, at, outcome }: Moment, made: Plan) => {
    const where = `${kind}, ${actions[step]} ${at}`;
    await stage.crash(made, `${step} ${at}`);
    expect(await stage.provider.recover(), where).toMatchObject([{ outcome, left: [] }]);
    if (outcome === 'ended') {
      await more.afterSettled?.(stage);
      await prepare(stage);
    }
    return where;
  };
  for (const moment of moments.filter(({ outcome }) => outcome !== 'finished')) {
    const where = await kill(moment, await plan(stage));
    expect(await stage.portrait(), where).toEqual(before);
  }
  await stage.apply(await plan(stage));
  const after = await stage.portrait();
  for (const moment of moments.filter(({ outcome }) => outcome === 'finished')) {
    await prepare(stage);
    const where = await kill(moment, await plan(stage));
    expect(await stage.portrait(), where).toEqual(after);
  }
}

/** Walks these kinds of plans on one stage, in the order in which they are listed. */
export async function walkAll(isWanted: (kind: string) => boolean): Promise<void> {
  const stage = await openStage();
  try {
    for (const [kind, it] of Object.entries(walks)) if (isWanted(kind)) await walk(stage, kind, it);
  } finally {
    await stage.end();
  }
}
