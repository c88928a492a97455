import { expect, test } from 'vitest';
import { describeWithDocker } from './docker';
import { openStage, type Stage } from './stage';
import { walks, type Walk } from './walks';

/** What runs on one stage, one walk after the other. */
const groups = ['reproduce', 'branch', 'remove', 'clean up', 'change', 'code', 'data'] as const;

/** Kills a process at every moment of the plan; what is left is as before, or as the plan makes it. */
async function walk(stage: Stage, kind: string, { prepare, plan, actions, within = {} }: Walk): Promise<void> {
  await prepare(stage);
  const before = await stage.portrait();
  const { steps } = await plan(stage);
  expect(
    steps.map(({ action }) => action),
    kind,
  ).toEqual(actions);
  const noReturn = steps.findIndex(({ destroys }) => destroys !== undefined);
  const isUndone = (step: number) => noReturn === -1 || step < noReturn;
  const moments = actions.flatMap((action, step) =>
    ['running', ...(within[action] ?? []), ...(step === actions.length - 1 ? ['done'] : [])].map((at) => ({
      step,
      at,
    })),
  );
  for (const { step, at } of moments.filter((it) => isUndone(it.step))) {
    const where = `${kind}, ${actions[step]} ${at}`;
    await stage.crash(await plan(stage), `${step} ${at}`);
    expect(await stage.provider.recover(), where).toMatchObject([{ outcome: 'undone', left: [] }]);
    expect(await stage.portrait(), where).toEqual(before);
  }
  await stage.apply(await plan(stage));
  const after = await stage.portrait();
  for (const { step, at } of moments.filter((it) => !isUndone(it.step))) {
    const where = `${kind}, ${actions[step]} ${at}`;
    await prepare(stage);
    await stage.crash(await plan(stage), `${step} ${at}`);
    expect(await stage.provider.recover(), where).toMatchObject([{ outcome: 'finished', left: [] }]);
    expect(await stage.portrait(), where).toEqual(after);
  }
}

describeWithDocker('a process that is killed at every step', () => {
  test.each(groups)(
    '%s: the next start finishes or undoes it',
    async (group) => {
      const stage = await openStage();
      try {
        for (const [kind, it] of Object.entries(walks))
          if (kind.split(' ')[0] === group.split(' ')[0]) await walk(stage, kind, it);
      } finally {
        await stage.end();
      }
    },
    900_000,
  );
});
