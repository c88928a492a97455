import { stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Plan } from '../../core/environments/plan';
import { exec, type Exec } from '../../core/exec';
import { put } from '../folders';
import { filesBelow } from '../core/environments/files';
import { describeWithDocker, named } from './docker';
import { provided, type Provided } from './provided';

const files = { '.upsun/config.yaml': 'services:\n  visits: { type: "redis:8.0" }\n' };

async function planRemove({ provider }: Provided, id: string): Promise<Plan> {
  const removal = await provider.planRemove(id, 'stash');
  if (removal.state !== 'ready') throw new Error('A choice was made');
  return removal.plan;
}

const stepOf = (plan: Plan, action: string) => plan.steps.findIndex((step) => step.action === action);

describeWithDocker('removal', () => {
  test('a cancel before anything is destroyed: it runs as before, with its changes', async () => {
    const it = await provided(files);
    const { environment } = await it.made(await it.provider.planReproduce());
    await put(environment.worktree, 'new.txt', 'new');
    for (const action of ['stopContainers', 'stashChanges']) {
      const plan = await planRemove(it, environment.id);
      const controller = new AbortController();
      const cancel = ({ step, state }: { step: number; state: string }) => {
        if (step === stepOf(plan, action) && state === 'running') controller.abort();
      };
      await expect(it.apply(plan, cancel, controller.signal), action).rejects.toThrow('Cancelled');
      expect((await it.provider.statuses()).get(environment.id), action).toMatchObject({ state: 'running' });
      expect((await stat(`${environment.worktree}/new.txt`)).isFile()).toBe(true);
      expect(await it.repository.run('stash', 'list')).toBe('');
    }
  });

  test('Docker stops while data is removed: the next try finishes it, and loses no work', async () => {
    let isDead = false;
    const dead = { DOCKER_HOST: 'unix:///nonexistent/docker.sock' };
    const dying: Exec = (command, args, options) =>
      exec(command, args, isDead ? { ...options, env: { ...options?.env, ...dead } } : options);
    const it = await provided(files, { exec: dying });
    const { environment } = await it.made(await it.provider.planReproduce());
    await put(environment.worktree, 'new.txt', 'new');
    const plan = await planRemove(it, environment.id);
    const die = ({ step }: { step: number }) => {
      isDead = step >= stepOf(plan, 'removeStack');
    };
    await expect(it.apply(plan, die)).rejects.toThrow(/could not be finished: Docker does not answer/);
    expect(await it.provider.recover()).toMatchObject([
      { outcome: 'finished', left: [expect.stringContaining('Docker does not answer') as string] },
    ]);
    isDead = false;
    expect(await it.provider.recover()).toMatchObject([{ outcome: 'finished', left: [] }]);
    expect(await named(it.key)).toEqual([]);
    expect(await filesBelow(it.repository.state)).toEqual([]);
    expect(await it.repository.run('stash', 'list')).toContain('Environment Parity');
  });
});
