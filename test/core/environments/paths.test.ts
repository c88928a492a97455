import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { surroundingsOf } from '../../../core/environments/local/surroundings';
import type { Exec } from '../../../core/exec';
import { folderWith } from '../../folders';
import { fakeDocker } from './fakeDocker';
import { filesBelow } from './files';
import { repositoryWith } from './repository';

const places: [where: string | undefined, environment: NodeJS.ProcessEnv][] = [
  ['in a dev container', { REMOTE_CONTAINERS: 'true' }],
  ['in a dev container', { REMOTE_CONTAINERS: 'true', WSL_DISTRO_NAME: 'Debian' }],
  ['in WSL', { WSL_DISTRO_NAME: 'Debian' }],
  ['over SSH', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }],
  [undefined, { WSL_DISTRO_NAME: '', HOME: '/home/ada' }],
];
test.each(places)('this runs %s', async (where, environment) => {
  expect(await surroundingsOf(environment, join(await folderWith(), 'none'))).toBe(where);
});

test('this runs in a container', async () => {
  expect(await surroundingsOf({}, join(await folderWith({ it: '' }), 'it'))).toBe('in a container');
});

const binding = 'services:\n  web:\n    image: nginx:1.26\n    volumes: [".:/srv"]\n';
const local = { 'context inspect': { stdout: 'unix:///var/run/docker.sock\n' } };

describe('a service mounts the code', () => {
  const branch = async (exec: Exec, surroundings?: string, compose = binding) => {
    const repository = await repositoryWith({ 'compose.yaml': compose });
    const provider = await repository.provider({ exec, ...(surroundings === undefined ? {} : { surroundings }) });
    const plan = await provider.planBranch('x', { kind: 'local' });
    return { plan, provider, state: repository.state };
  };

  test('on an ordinary machine nothing is checked', async () => {
    const { plan } = await branch(fakeDocker(local).exec);
    expect(plan.steps.map(({ action }) => action)).not.toContain('checkPath');
  });

  test('an engine on another machine is refused', async () => {
    const { exec } = fakeDocker({ 'context inspect': { stdout: 'ssh://server\n' } });
    await expect(branch(exec)).rejects.toThrow("web can't mount files of this machine: Docker runs on another one");
    const { plan } = await branch(exec, undefined, 'services:\n  cache:\n    image: redis:8.0\n');
    expect(plan.steps.length).toBeGreaterThan(0);
  });

  test('what a container does not see ends the plan before anything is made', async () => {
    const { exec } = fakeDocker(local);
    const { plan, provider, state } = await branch(exec, 'in WSL');
    expect(plan.steps[0]?.action).toBe('checkPath');
    const applied = provider.apply(plan, () => undefined, new AbortController().signal);
    await expect(applied).rejects.toMatchObject({
      message: expect.stringContaining('this runs in WSL, and Docker has other files') as string,
      nextStep: expect.stringContaining('Turn on the integration') as string,
    });
    expect(await filesBelow(state)).toEqual([]);
  });

  test('what it sees is enough', async () => {
    const fake = fakeDocker(local);
    const exec: Exec = async (command, args, options) => {
      const folder = /source=([^"]+)/.exec(args.join(' '))?.[1];
      if (args[0] !== 'run' || folder === undefined) return fake.exec(command, args, options);
      return { code: 0, stdout: await readFile(join(folder, '.parity-probe'), 'utf8'), stderr: '' };
    };
    const { plan, provider } = await branch(exec, 'over SSH');
    await provider.apply({ ...plan, steps: plan.steps.slice(0, 1) }, () => undefined, new AbortController().signal);
    expect(plan.steps[0]?.touches[0]).toMatch(/worktrees$/);
  });
});
