import { expect, test } from 'vitest';
import { unpauseLeft, whilePaused } from '../../../../core/environments/local/data/pause';
import { dockerWith } from '../../../../core/environments/local/docker';
import { openStore } from '../../../../core/environments/local/store';
import type { Exec } from '../../../../core/exec';
import { folderWith } from '../../../folders';
import { fakeDocker, type Answers } from '../fakeDocker';
import { filesBelow } from '../files';

const ids = ['a'.repeat(64), 'b'.repeat(64)] as const;

async function setting(answers: Answers = {}) {
  const { exec, commands } = fakeDocker(answers);
  const store = openStore(await folderWith(), '/code/.git');
  return { tools: { docker: dockerWith(exec, () => undefined), store }, commands, store };
}

const unpaused = (commands: readonly string[]) => commands.filter((it) => it.startsWith('unpause')).sort();
const all = ids.map((id) => `unpause ${id}`);

test('everything is paused for the action, and goes on after it', async () => {
  const { tools, commands, store } = await setting();
  const { result } = await whilePaused(tools, ids, () => {
    expect([...commands].sort()).toEqual(ids.map((id) => `pause ${id}`));
    return Promise.resolve('done');
  });
  expect(result).toBe('done');
  expect(unpaused(commands)).toEqual(all);
  expect(await filesBelow(store.folder)).toEqual([]);
});

test('an action that fails: everything goes on', async () => {
  const { tools, commands, store } = await setting();
  await expect(whilePaused(tools, ids, () => Promise.reject(new Error('x')))).rejects.toThrow('x');
  expect(unpaused(commands)).toEqual(all);
  expect(await filesBelow(store.folder)).toEqual([]);
});

test('one that can not be paused: nothing is done, and the others go on', async () => {
  const { tools, commands } = await setting({ [`pause ${ids[1]}`]: { code: 1, stderr: 'no' } });
  let done = false;
  const action = () => Promise.resolve((done = true));
  await expect(whilePaused(tools, ids, action)).rejects.toThrow('docker pause failed');
  expect(done).toBe(false);
  expect(unpaused(commands)).toContain(`unpause ${ids[0]}`);
});

test('one that the kernel can not freeze at that moment is tried again', async () => {
  const { exec, commands } = fakeDocker();
  const atFirst: Exec = async (command, args, options) => {
    const result = await exec(command, args, options);
    const isFirst = commands.filter((it) => it === `pause ${ids[1]}`).length === 1;
    return args[0] === 'pause' && args[1] === ids[1] && isFirst
      ? { ...result, code: 1, stderr: 'unable to freeze' }
      : result;
  };
  const { store } = await setting();
  const tools = { docker: dockerWith(atFirst, () => undefined), store };
  expect(await whilePaused(tools, ids, () => Promise.resolve('done'))).toMatchObject({ result: 'done' });
});

test('one that stays paused is tried again, and told', async () => {
  const { tools } = await setting({
    'ps ': { stdout: `${ids[0]}\nother\n` },
    [`unpause ${ids[0]}`]: { code: 1, stderr: 'stuck' },
  });
  await expect(whilePaused(tools, ids, () => Promise.resolve())).rejects.toThrow('docker unpause failed: stuck');
});

test('what a crash left paused goes on by what was written down', async () => {
  const { tools, commands, store } = await setting();
  await unpauseLeft(tools);
  expect(commands).toEqual([]);
  const never = new Promise<never>(() => undefined);
  void whilePaused(tools, ids, () => never);
  await expect.poll(() => commands.filter((it) => it.startsWith('pause')).length).toBe(2);
  await unpauseLeft(tools);
  expect(unpaused(commands)).toEqual(all);
  expect(await filesBelow(store.folder)).toEqual([]);
});
