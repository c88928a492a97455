import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Environment } from '../../../core/environments/environment';
import type { Plan } from '../../../core/environments/plan';
import type { CodeOperation, EnvironmentProvider } from '../../../core/environments/provider';
import { put } from '../../folders';
import { noDocker } from './fakeDocker';
import { repositoryWith, type TestRepository } from './repository';

interface Setting {
  readonly repository: TestRepository;
  readonly provider: EnvironmentProvider;
  readonly x: Environment;
  /** Git in the worktree. */
  run(...args: string[]): Promise<string>;
  commit(path: string, text?: string): Promise<string>;
  plan(operation?: CodeOperation): Promise<Plan>;
  apply(plan: Plan, signal?: AbortSignal): Promise<void>;
}

/** A branch `x` of code alone: there is no Docker. */
async function setting(): Promise<Setting> {
  const repository = await repositoryWith({ 'a.txt': 'a\n', 'b.txt': 'b\n' });
  const provider = await repository.provider({ exec: noDocker().exec });
  const apply: Setting['apply'] = (plan, signal = new AbortController().signal) =>
    provider.apply(plan, () => undefined, signal);
  await apply(await provider.planBranch('x', { kind: 'local' }));
  const [x] = await provider.list();
  if (!x) throw new Error('It was not made');
  const run = (...args: string[]) => repository.run('-C', x.worktree, ...args);
  return {
    ...{ repository, provider, x, run, apply },
    async commit(path, text = 'x\n') {
      await put(x.worktree, path, text);
      await run('add', '--all');
      await run('commit', '--quiet', `--message=${path}`);
      return run('rev-parse', 'HEAD');
    },
    async plan(operation = { kind: 'sync' }) {
      const found = await provider.planCode('x', operation);
      if (found.state === 'choose') throw new Error(`To choose: ${found.unsaved.files.join()}`);
      return found.plan;
    },
  };
}

const actions = ({ steps }: Plan) => steps.map(({ action }) => action);

describe('sync', () => {
  test('without commits of its own it is moved forward', async () => {
    const { repository, plan, apply, run } = await setting();
    const commit = await repository.commit({ 'new.txt': 'n' });
    const forward = await plan();
    expect(forward.title).toBe('Bring the code of local (main) into x');
    expect(forward.steps).toMatchObject([{ action: 'moveHead', title: 'Move forward by 1 commit' }]);
    expect(forward.notes[0]).toMatch(/^From the working tree's commit \w{7} to x at \w{7}, which changes 1 file\.$/);
    expect(forward.asks?.[0]).toMatch(/^x goes from \w{7} to \w{7}\.$/);
    await apply(forward);
    expect(await run('rev-parse', 'HEAD')).toBe(commit);
    expect(await run('symbolic-ref', '--short', 'HEAD')).toBe('x');
  });

  test('with commits of its own both are merged, unless that is not wanted', async () => {
    const { repository, plan, apply, run, commit } = await setting();
    const theirs = await repository.commit({ 'new.txt': 'n' });
    const own = await commit('own.txt');
    await expect(plan({ kind: 'sync', fastForward: true })).rejects.toThrow('x has 1 commit of its own');
    const merge = await plan();
    expect(merge.steps).toMatchObject([{ action: 'mergeCommit', title: 'Merge 1 commit with 1 of its own' }]);
    await apply(merge);
    expect((await run('rev-list', '--parents', '-1', 'HEAD')).split(' ').slice(1)).toEqual([own, theirs]);
    expect(await run('log', '-1', '--format=%s')).toBe('Merge local (main) into x');
    expect((await plan()).notes).toEqual(['x has all commits of local (main) already.']);
  });

  test('what both have changed is named, and nothing is planned', async () => {
    const { repository, plan, commit, x } = await setting();
    await repository.commit({ 'a.txt': 'theirs\n', 'b.txt': 'b2\n' });
    await commit('a.txt', 'own\n');
    await expect(plan()).rejects.toMatchObject({
      message: "The code of local (main) and of x can't be merged by itself: a.txt was changed in both.",
      nextStep: expect.stringContaining(x.worktree) as string,
    });
  });

  test('a merge that fails on its way is taken back', async () => {
    const { repository, plan, apply, run, commit } = await setting();
    await repository.commit({ 'new.txt': 'n' });
    const own = await commit('own.txt');
    const merge = await plan();
    const conflicting = await repository.commit({ 'own.txt': 'theirs\n' });
    const [step] = merge.steps;
    const late = { ...merge, steps: [{ ...step!, input: { ...step!.input, to: conflicting } }] };
    await expect(apply(late)).rejects.toThrow('own.txt was changed in both');
    expect(await run('rev-parse', 'HEAD')).toBe(own);
    expect(await run('status', '--porcelain')).toBe('');
  });

  test('uncommitted changes are stashed where that was chosen, and come back with an undo', async () => {
    const { repository, provider, plan, apply, run, x } = await setting();
    const before = await run('rev-parse', 'HEAD');
    await repository.commit({ 'a.txt': 'theirs\n' });
    await put(x.worktree, 'a.txt', 'changed\n');
    await put(x.worktree, 'new.txt', 'new\n');
    expect(await provider.planCode('x', { kind: 'sync' })).toEqual({
      state: 'choose',
      unsaved: { files: ['a.txt', 'new.txt'], commits: 0, carried: [] },
    });
    const stashing = await plan({ kind: 'sync', changes: 'stash' });
    expect(actions(stashing)).toEqual(['stashChanges', 'moveHead']);
    expect(stashing.notes[1]).toContain('"git stash pop"');
    const fails = { action: 'bringChanges', title: 'Fails', input: { root: '/none', worktree: '/none' }, touches: [] };
    await expect(apply({ ...stashing, steps: [...stashing.steps, fails] })).rejects.toThrow('could not be started');
    expect(await readFile(join(x.worktree, 'a.txt'), 'utf8')).toBe('changed\n');
    expect([await run('rev-parse', 'HEAD'), await run('stash', 'list')]).toEqual([before, '']);
    await apply(await plan({ kind: 'sync', changes: 'stash' }));
    expect(await readFile(join(x.worktree, 'a.txt'), 'utf8')).toBe('theirs\n');
    expect(await run('stash', 'list')).toContain('Environment Parity: x');
  });

  test('a cancel before the merge leaves the changes where they were', async () => {
    const { repository, plan, provider, x } = await setting();
    await repository.commit({ 'a.txt': 'theirs\n' });
    await put(x.worktree, 'a.txt', 'changed\n');
    const stashing = await plan({ kind: 'sync', changes: 'stash' });
    const controller = new AbortController();
    const cancel = ({ step, state }: { step: number; state: string }) => {
      if (step === 0 && state === 'done') controller.abort();
    };
    await expect(provider.apply(stashing, cancel, controller.signal)).rejects.toThrow('Cancelled');
    expect(await readFile(join(x.worktree, 'a.txt'), 'utf8')).toBe('changed\n');
  });

  test('of another environment, and of production', async () => {
    const { repository, provider, apply, commit } = await setting();
    await apply(await provider.planBranch('y', { kind: 'environment', id: 'x' }));
    await apply(await provider.planBranch('z', { kind: 'production' }));
    await commit('own.txt');
    await repository.commit({ 'new.txt': 'n' });
    const titles = async (id: string) => {
      const found = await provider.planCode(id, { kind: 'sync' });
      return found.state === 'ready' ? found.plan.title : '';
    };
    expect(await titles('y')).toBe('Bring the code of x into y');
    expect(await titles('z')).toBe('Bring the code of production (main) into z');
  });
});

test('an environment of code alone is reset without Docker', async () => {
  const { repository, provider, apply, run, commit, x } = await setting();
  const target = await repository.commit({ 'new.txt': 'n' });
  const own = await commit('own.txt');
  await put(x.worktree, 'a.txt', 'changed\n');
  const [state] = await provider.states();
  expect(state?.abilities).toEqual(expect.arrayContaining(['syncCode', 'reset']));
  const plan = await provider.planData('x', { kind: 'reset' });
  expect(actions(plan)).toEqual(['stashChanges', 'keepCommits', 'moveHead']);
  await apply(plan);
  expect(await run('rev-parse', 'HEAD')).toBe(target);
  expect(await repository.run('branch', '--list', 'parity/x-*', '--format=%(objectname)')).toBe(own);
});
