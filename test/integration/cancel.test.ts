import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import type { Progress } from '../../core/environments/plan';
import { exec, type Exec } from '../../core/exec';
import { crash } from '../core/environments/crash';
import { filesBelow } from '../core/environments/files';
import { describeWithDocker, images, named } from './docker';
import { provided, type Provided } from './provided';

const manifest = 'services:\n  visits: { type: "redis:8.0" }\n  keys: { type: "valkey:8.1" }\n';
const compose = 'services:\n  cache:\n    image: redis:8.0\n    volumes: [data:/data]\nvolumes:\n  data:\n';
const files = { '.upsun/config.yaml': manifest, 'compose.yaml': compose };

async function nothingIsLeft({ repository, provider, key }: Provided): Promise<void> {
  expect(await named(key)).toEqual([]);
  expect(await filesBelow(repository.state)).toEqual([]);
  expect(await repository.run('branch', '--format=%(refname:short)')).toBe('main');
  expect(await repository.run('worktree', 'list', '--porcelain')).not.toContain(repository.state);
  expect(await provider.list()).toEqual([]);
}

const plans = {
  reproduce: ({ provider }: Provided) => provider.planReproduce(),
  branch: ({ provider }: Provided) => provider.planBranch('x', { kind: 'local' }),
};

describeWithDocker('a plan that does not come to its end', () => {
  test.each(['reproduce', 'branch'] as const)('%s: a cancel at every step leaves nothing', async (kind) => {
    const it = await provided(files);
    const count = (await plans[kind](it)).steps.length;
    // The register step is the last: a cancel while it runs comes too late.
    for (let step = 0; step < count - 1; step++) {
      const controller = new AbortController();
      const cancel = (progress: Progress) => {
        if (progress.step === step && progress.state === 'running') controller.abort();
      };
      await expect(it.apply(await plans[kind](it), cancel, controller.signal), `step ${step}`).rejects.toThrow(
        'Cancelled',
      );
      await nothingIsLeft(it);
    }
  });

  test.each(['reproduce', 'branch'] as const)('%s: a cancel while containers start leaves nothing', async (kind) => {
    const it = await provided(files);
    const plan = await plans[kind](it);
    const controller = new AbortController();
    const cancel = ({ step, detail }: Progress) => {
      if (plan.steps[step]?.action === 'startStack' && /Started|Starting/.test(detail ?? '')) controller.abort();
    };
    await expect(it.apply(plan, cancel, controller.signal)).rejects.toThrow('Cancelled');
    await nothingIsLeft(it);
  });

  test.each(['writeStack done', 'startStack running', 'startStack detail', 'startStack done'])(
    'a process that is killed at "%s" leaves nothing once the next has started',
    async (at) => {
      const it = await provided(files);
      const { root: folder, state } = it.repository;
      expect(await crash({ folder, state, images, make: 'reproduce', at })).toBeNull();
      expect(await it.provider.recover()).toMatchObject([{ outcome: 'undone', left: [] }]);
      await nothingIsLeft(it);
    },
  );

  test('an image that can not be pulled is named, with where it is declared and the setting', async () => {
    const it = await provided(files, {
      settings: { images: { ...images, valkey: '', 'redis:8.0': 'parity.test/none:1' } },
    });
    await expect(it.apply(await it.provider.planReproduce())).rejects.toMatchObject({
      name: 'UserError',
      message: "The image parity.test/none:1 can't be pulled (declared in .upsun/config.yaml).",
      nextStep: expect.stringContaining('parity.images') as string,
    });
    await nothingIsLeft(it);
  });

  test('a port that was taken since the plan is named', async () => {
    const it = await provided(files);
    const plan = await it.provider.planReproduce();
    const port = Number(/127\.0\.0\.1:(\d+)/.exec(JSON.stringify(plan.steps))?.[1]);
    const server = createServer();
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
    await expect(it.apply(plan)).rejects.toThrow(`Port ${port} is in use by another program.`);
    await new Promise((done) => server.close(done));
    await nothingIsLeft(it);
  });

  test('Docker that is not running: a clear error, and a branch is code only', async () => {
    const dead: Exec = (command, args, options) =>
      exec(command, args, { ...options, env: { ...options?.env, DOCKER_HOST: 'unix:///nonexistent/docker.sock' } });
    const it = await provided(files, { exec: dead });
    await expect(it.provider.planReproduce()).rejects.toThrow('Docker does not answer.');
    const plan = await it.provider.planBranch('x', { kind: 'local' });
    expect(plan.notes[0]).toMatch(/^Docker does not answer\. .* Until then only code is branched\.$/);
    await it.apply(plan);
    expect(await it.provider.statuses()).toEqual(new Map([['x', { state: 'codeOnly' }]]));
  });

  test('Docker that stops between the plan and its steps', async () => {
    let isDead = false;
    const dying: Exec = (command, args, options) =>
      exec(
        command,
        args,
        isDead ? { ...options, env: { ...options?.env, DOCKER_HOST: 'unix:///nonexistent/docker.sock' } } : options,
      );
    const it = await provided(files, { exec: dying });
    const plan = await it.provider.planReproduce();
    isDead = true;
    await expect(it.apply(plan)).rejects.toThrow(/Docker does not answer/);
    isDead = false;
    await it.provider.recover();
    await nothingIsLeft(it);
  });
});
