import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Environment } from '../../../core/environments/environment';
import { defaultStateFolder, openStore } from '../../../core/environments/local/store';
import { folderWith, put } from '../../folders';
import { filesBelow } from './files';

const environment: Environment = {
  id: 'x',
  kind: 'branch',
  branch: 'x',
  commit: 'abc',
  worktree: '/w',
  projectPath: '',
  parent: 'local (main)',
  services: 'compose',
  created: '2026-11-21T06:00:00.000Z',
};

test('environments are kept, the oldest first, readable by their owner only', async () => {
  const folder = await folderWith();
  const store = openStore(folder, '/code/.git');
  await store.save(environment);
  await store.save({ ...environment, id: 'a', created: '2026-11-20T06:00:00.000Z' });
  expect((await store.list()).map(({ id }) => id)).toEqual(['a', 'x']);
  const files = await filesBelow(folder);
  expect(files).toHaveLength(2);
  for (const file of files) expect((await stat(join(folder, file))).mode & 0o077).toBe(0);
  await store.forget('a');
  await store.forget('a');
  expect(await store.list()).toEqual([environment]);
});

test.each(['', '{', 'null', '[]', '{"id": "x"}', '\u0000'])(
  'a file that holds %j is no environment, and stays',
  async (text) => {
    const folder = await folderWith();
    const store = openStore(folder, '/code/.git');
    await put(store.folder, 'environments/bad.json', text);
    expect(await store.list()).toEqual([]);
    expect(await filesBelow(folder)).toHaveLength(1);
  },
);

test('repositories do not see each other', async () => {
  const folder = await folderWith();
  await openStore(folder, '/one/.git').save(environment);
  expect(await openStore(folder, '/two/.git').list()).toEqual([]);
});

test.each([
  ['linux', { XDG_DATA_HOME: '/data' }, /^\/data\/environment-parity$/],
  ['linux', {}, /\.local\/share\/environment-parity$/],
  ['darwin', {}, /Library\/Application Support\/environment-parity$/],
  ['win32', { LOCALAPPDATA: 'C:\\local' }, /^C:\\local.environment-parity$/],
])('the folder for application data on %s with %j', (platform, variables, expected) => {
  expect(defaultStateFolder(variables, platform)).toMatch(expected);
});
