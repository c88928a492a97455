import { expect, test } from 'vitest';
import { planFreeOriginals, planMoveIntoStore } from '../../core/environments/local/data/planMove';
import { planMoveOutOfStore } from '../../core/environments/local/data/planMoveOut';
import { planCloneData } from '../../core/environments/local/data/planClone';
import { chooseMethod } from '../../core/environments/local/data/method';
import { storeSteps } from '../../core/environments/local/data/planStore';
import { exec } from '../../core/exec';
import { put } from '../folders';
import { dataSetting, lines, newProject, unmountStore, volumesOf } from './dataSetting';
import { describeWithDocker, docker } from './docker';

const compose = `services:
  cache:
    image: parity.test/redis:8.0
    command: ["redis-server", "--appendonly", "yes"]
    volumes: [cache:/data]
    healthcheck: { test: ["CMD", "redis-cli", "ping"], interval: 300ms, retries: 100 }
volumes: { cache: }
`;

/** It can't be run, and there is nothing of it to undo. */
const fails = { action: 'haltContainers', title: 'Fails', input: { containers: ['no-such-container'] }, touches: [] };

describeWithDocker('moving volumes into the store', () => {
  test('Docker Compose goes on with the same data; a store that is not mounted is never filled anew', async () => {
    const project = newProject();
    const it = await dataSetting({ method: 'store' });
    await put(it.repository.root, 'compose.yaml', compose);
    const inFolder = (...args: string[]) =>
      exec('docker', ['compose', '--project-name', project, ...args], { cwd: it.repository.root });
    const redis = (...command: string[]) => docker('exec', `${project}-cache-1`, 'redis-cli', ...command);
    const volume = () =>
      docker(
        'volume',
        'inspect',
        '--format',
        '{{index .Labels "com.docker.compose.project"}} {{.Options.o}}',
        `${project}_cache`,
      );
    expect((await inFolder('up', '--detach', '--wait')).code).toBe(0);
    await redis('SET', 'a', '1');

    const owner = { id: 'local', project };
    const plan = await planMoveIntoStore(it.context, owner);
    const original = `parity-${it.context.tools.store.key}-local-original_cache`;
    expect(plan.notes.join('\n')).toContain(original);
    expect(plan.steps[0]?.touches.join('\n')).toMatch(/losetup/);
    await it.apply(plan.steps);
    expect(await volume()).toBe(`${project} bind`);
    await inFolder('up', '--detach', '--wait');
    expect(await redis('GET', 'a')).toBe('1');
    expect((await inFolder('down')).code).toBe(0);
    const again = await inFolder('up', '--detach', '--wait');
    expect(again.stderr).not.toMatch(/already exists but/);
    expect(await redis('GET', 'a')).toBe('1');
    await redis('SET', 'a', '2');

    const child = newProject();
    const to = { id: 'x', project: child, volumes: volumesOf(child, { cache: 'cache' }) };
    const clone = await planCloneData(it.context, { from: { project }, to });
    expect(clone).toMatchObject({ pause: { bytes: 0 }, asks: [], method: { kind: 'store' } });
    await it.apply(clone.steps);

    await inFolder('stop');
    await unmountStore();
    const refused = await inFolder('up', '--detach', '--wait');
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toMatch(/no such file or directory/);
    const { docker: inner } = it.context.tools;
    const method = await chooseMethod({ docker: inner, settings: it.context.settings, images: [] });
    if (method.kind !== 'store') throw new Error('There is no store.');
    await it.apply(storeSteps(it.context, method.store));
    expect((await inFolder('up', '--detach', '--wait')).code).toBe(0);
    expect(await redis('GET', 'a')).toBe('2');

    expect(lines(await docker('volume', 'ls', '--quiet', '--filter', `name=${original}`))).toEqual([original]);
    await it.apply((await planFreeOriginals(it.context, owner)).steps);
    expect(lines(await docker('volume', 'ls', '--quiet', '--filter', `name=${original}`))).toEqual([]);
    expect(await redis('GET', 'a')).toBe('2');

    const back = await planMoveOutOfStore(it.context, owner);
    await expect(it.apply([...back.steps, fails])).rejects.toThrow('No such container');
    expect(await volume()).toBe(`${project} bind`);
    await inFolder('up', '--detach', '--wait');
    expect(await redis('GET', 'a')).toBe('2');
    await it.apply((await planMoveOutOfStore(it.context, owner)).steps);
    expect(await volume()).toBe(`${project} <no value>`);
    expect((await inFolder('down')).code).toBe(0);
    expect((await inFolder('up', '--detach', '--wait')).stderr).not.toMatch(/already exists but/);
    expect(await redis('GET', 'a')).toBe('2');
    await expect(planMoveIntoStore(it.context, owner)).rejects.toThrow('were moved before');
    await it.apply((await planFreeOriginals(it.context, owner)).steps);
    expect((await planMoveIntoStore(it.context, owner)).steps.length).toBeGreaterThan(0);
    expect(await redis('GET', 'a')).toBe('2');
  }, 300_000);

  test('a failure after the swap, and after everything, puts the volumes back as they were', async () => {
    const project = newProject();
    const it = await dataSetting({ method: 'store' });
    await put(it.repository.root, 'compose.yaml', compose);
    const up = ['compose', '--project-name', project, 'up', '--detach', '--wait'];
    expect((await exec('docker', up, { cwd: it.repository.root })).code).toBe(0);
    await docker('exec', `${project}-cache-1`, 'redis-cli', 'SET', 'a', '1');
    const volumes = async () =>
      lines(await docker('volume', 'ls', '--quiet')).filter((name) => name.includes(it.context.tools.store.key));
    const count = (await planMoveIntoStore(it.context, { id: 'local', project })).steps.length;
    for (const failing of [count - 1, count]) {
      const { steps } = await planMoveIntoStore(it.context, { id: 'local', project });
      await expect(it.apply([...steps.slice(0, failing), fails])).rejects.toThrow('No such container');
      expect(await volumes(), `${failing}`).toEqual([]);
      expect((await exec('docker', up, { cwd: it.repository.root })).code).toBe(0);
      expect(await docker('exec', `${project}-cache-1`, 'redis-cli', 'GET', 'a')).toBe('1');
      expect(await docker('volume', 'inspect', '--format', '{{json .Options}}', `${project}_cache`)).toBe('null');
    }
  }, 300_000);
});
