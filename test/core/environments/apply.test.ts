import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Action, Actions } from '../../../core/environments/action';
import { apply, recover } from '../../../core/environments/apply';
import { Journal } from '../../../core/environments/journal';
import type { Plan } from '../../../core/environments/plan';
import { CancelledError, UserError } from '../../../core/errors';
import { folderWith } from '../../folders';
import { filesBelow } from './files';

/** A plan of three steps that note what they do. */
function plan(destroying?: number): Plan {
  const steps = [0, 1, 2].map((at) => ({
    action: 'note',
    title: `Step ${at}`,
    input: { at },
    touches: [],
    ...(at === destroying ? { destroys: 'all of it' } : {}),
  }));
  return { title: 'Try', notes: [], steps };
}

interface Script {
  /** Called with "run 1", "undo 1", "check 1"; what it throws is thrown by the action. */
  readonly on?: (what: string) => unknown;
}

function setting(state: string, { on = () => undefined }: Script = {}) {
  const log: string[] = [];
  const note = async (what: string, at: unknown) => {
    log.push(`${what} ${Number(at)}`);
    await on(`${what} ${Number(at)}`);
  };
  const action: Action = {
    check: async ({ at }) => {
      await on(`check ${Number(at)}`);
    },
    run: ({ at }) => note('run', at),
    undo: ({ at }) => note('undo', at),
  };
  const actions: Actions = { note: action };
  const controller = new AbortController();
  const states: string[] = [];
  const report = ({ step, state: it }: { step: number; state: string }) => void states.push(`${step} ${it}`);
  return { log, states, controller, options: { actions, stateFolder: state, report, signal: controller.signal } };
}

const failsAt = (what: string) => ({
  on: (it: string) => {
    if (it === what) throw new UserError('It broke.', 'Mend it.');
  },
});

test('the steps run in order, and nothing is left', async () => {
  const state = await folderWith();
  const { log, states, options } = setting(state);
  await apply(plan(), options);
  expect(log).toEqual(['run 0', 'run 1', 'run 2']);
  expect(states).toEqual(['0 running', '0 done', '1 running', '1 done', '2 running', '2 done']);
  expect(await filesBelow(state)).toEqual([]);
});

test.each([
  [0, ['run 0', 'undo 0']],
  [1, ['run 0', 'run 1', 'undo 1', 'undo 0']],
  [2, ['run 0', 'run 1', 'run 2', 'undo 2', 'undo 1', 'undo 0']],
])('a failure in step %i undoes what was begun, the last first', async (at, expected) => {
  const state = await folderWith();
  const { log, options } = setting(state, failsAt(`run ${at}`));
  await expect(apply(plan(), options)).rejects.toThrow(UserError);
  expect(log).toEqual(expected);
  expect(await filesBelow(state)).toEqual([]);
});

test.each([
  ['before the first step', undefined, []],
  ['in step 0', 'run 0', ['run 0', 'undo 0']],
  ['in step 1', 'run 1', ['run 0', 'run 1', 'undo 1', 'undo 0']],
])('a cancel %s', async (_name, at, expected) => {
  const state = await folderWith();
  const { log, options, controller } = setting(state, { on: (what) => what === at && controller.abort() });
  if (at === undefined) controller.abort();
  await expect(apply(plan(), options)).rejects.toThrow(CancelledError);
  expect(log).toEqual(expected);
  expect(await filesBelow(state)).toEqual([]);
});

test('a cancel in the last step comes too late', async () => {
  const { options, controller, log } = setting(await folderWith(), {
    on: (it) => it === 'run 2' && controller.abort(),
  });
  await apply(plan(), options);
  expect(log).toEqual(['run 0', 'run 1', 'run 2']);
});

test('a cancel is not heard past the step that destroys', async () => {
  const { options, controller, log } = setting(await folderWith(), {
    on: (it) => it === 'run 1' && controller.abort(),
  });
  await apply(plan(1), options);
  expect(log).toEqual(['run 0', 'run 1', 'run 2']);
});

test('a step that can not be run is refused before anything is done', async () => {
  const state = await folderWith();
  const { log, options } = setting(state, failsAt('check 2'));
  await expect(apply(plan(), options)).rejects.toThrow('It broke.');
  expect(log).toEqual([]);
  expect(await filesBelow(state)).toEqual([]);
});

test('an unknown kind of step is refused before anything is done', async () => {
  const { log, options } = setting(await folderWith());
  const steps = [...plan().steps, { action: 'constructor', title: 'x', input: {}, touches: [] }];
  await expect(apply({ ...plan(), steps }, options)).rejects.toThrow('There is no action "constructor"');
  expect(log).toEqual([]);
});

test('an undo that fails stays in the journal, the others are done, and the next start tries again', async () => {
  const state = await folderWith();
  const broken = setting(state, {
    on: (it) => {
      if (it === 'run 2' || it === 'undo 1') throw new Error(`${it} broke`);
    },
  });
  await expect(apply(plan(), broken.options)).rejects.toThrow(
    'run 2 broke Not everything could be undone: Step 1: undo 1 broke',
  );
  expect(broken.log).toEqual(['run 0', 'run 1', 'run 2', 'undo 2', 'undo 1', 'undo 0']);
  expect(await filesBelow(state)).toHaveLength(1);

  const mended = setting(state);
  expect(await recover(mended.options)).toEqual([{ title: 'Try', outcome: 'undone', left: [] }]);
  expect(mended.log).toEqual(['undo 2', 'undo 1', 'undo 0']);
  expect(await filesBelow(state)).toEqual([]);
});

test('what fails past the step that destroys is not undone but finished by the next start', async () => {
  const state = await folderWith();
  const broken = setting(state, failsAt('run 2'));
  await expect(apply(plan(1), broken.options)).rejects.toThrow(/could not be finished: It broke\. Mend it\./);
  expect(broken.log).toEqual(['run 0', 'run 1', 'run 2']);
  const again = setting(state, failsAt('run 2'));
  expect(await recover(again.options)).toMatchObject([{ outcome: 'finished', left: ['Step 2: It broke. Mend it.'] }]);
  const mended = setting(state);
  expect(await recover(mended.options)).toEqual([{ title: 'Try', outcome: 'finished', left: [] }]);
  expect(mended.log).toEqual(['run 2']);
  expect(await filesBelow(state)).toEqual([]);
});

test('what an earlier plan left is mended before a new one acts', async () => {
  const state = await folderWith();
  await apply(plan(1), setting(state, failsAt('run 2')).options).catch(() => undefined);
  const stuck = setting(state, failsAt('run 2'));
  await expect(apply(plan(), stuck.options)).rejects.toThrow('"Try" was interrupted and can\'t be mended yet: Step 2');
  expect(stuck.log).toEqual(['run 2']);
  const mended = setting(state);
  await apply(plan(), mended.options);
  expect(mended.log).toEqual(['run 2', 'run 0', 'run 1', 'run 2']);
  expect(await filesBelow(state)).toEqual([]);
});

test('nothing to recover is no work and no lock', async () => {
  const state = await folderWith();
  expect(await recover(setting(state).options)).toEqual([]);
  expect(await filesBelow(state)).toEqual([]);
});

test('the latest plan is undone first', async () => {
  const state = await folderWith();
  for (const title of ['one', 'two'])
    await (await Journal.begin(join(state, 'journal'), { ...plan(), title })).begun(0);
  const recovered = await recover(setting(state).options);
  expect(recovered.map(({ title }) => title).toSorted()).toEqual(['one', 'two']);
});

test('two at once: one works, the other is told what is going on', async () => {
  const state = await folderWith();
  let second: Promise<void> | undefined;
  const other = setting(state);
  const one = setting(state, {
    on: async (it) => {
      if (it !== 'run 1') return;
      second = apply(plan(), other.options);
      await second.catch(() => undefined);
    },
  });
  await apply(plan(), one.options);
  await expect(second).rejects.toThrow('Another window is busy: Try.');
  expect(other.log).toEqual([]);
  expect(one.log).toEqual(['run 0', 'run 1', 'run 2']);
});

test('another window does not recover what is being applied', async () => {
  const state = await folderWith();
  let recovering: Promise<unknown> | undefined;
  const other = setting(state);
  const one = setting(state, {
    on: async (it) => {
      if (it !== 'run 1') return;
      recovering = recover(other.options);
      await recovering.catch(() => undefined);
    },
  });
  await apply(plan(), one.options);
  await expect(recovering).rejects.toThrow(/busy/);
  expect(other.log).toEqual([]);
});

describe('a step that settles', () => {
  const settling = (at: number): Plan => ({
    ...plan(),
    steps: plan().steps.map((step, index) => (index === at ? { ...step, settles: true } : step)),
  });

  test.each([
    ['before it', 'run 0', ['run 0', 'undo 0']],
    ['in it', 'run 1', ['run 0', 'run 1', 'undo 1']],
    ['after it', 'run 2', ['run 0', 'run 1', 'run 2', 'undo 2', 'undo 1']],
  ])('a failure %s undoes no more than what came after it', async (_, at, expected) => {
    const state = await folderWith();
    const { log, options } = setting(state, failsAt(at));
    await expect(apply(settling(1), options)).rejects.toThrow(UserError);
    expect(log).toEqual(expected);
    expect(await filesBelow(state)).toEqual([]);
  });

  test.each([
    [[0], 'undone', ['undo 0']],
    [[0, 1], 'ended', ['undo 1']],
    [[0, 1, 2], 'ended', ['undo 2', 'undo 1']],
  ])('after a crash that began the steps %j the plan is %s', async (begun, outcome, expected) => {
    const state = await folderWith();
    const journal = await Journal.begin(join(state, 'journal'), settling(1));
    for (const step of begun) await journal.begun(step);
    const { log, options } = setting(state);
    expect(await recover(options)).toEqual([{ title: 'Try', outcome, left: [] }]);
    expect(log).toEqual(expected);
  });
});
