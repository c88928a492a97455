import { expect, test } from 'vitest';
import { cloneData } from '../../../../core/environments/local/data/clone';
import { dockerWith } from '../../../../core/environments/local/docker';
import { openStore } from '../../../../core/environments/local/store';
import { folderWith } from '../../../folders';
import { composeVolume, dataEngine } from '../dataEngine';
import { filesBelow } from '../files';

test('a disk that is nearly full: it is told before anything is paused, and nothing is left', async () => {
  const { exec, commands } = dataEngine(
    [composeVolume('shop', 'cache'), composeVolume('px', 'cache')],
    [{ id: 'c1', project: 'shop', mounts: { shop_cache: '/data' } }],
    { 'exec ': { stdout: '1000000\n' } },
  );
  const store = openStore(await folderWith(), '/code/.git');
  const tools = { root: '/code', exec, log: () => undefined, docker: dockerWith(exec, () => undefined), store };
  const request = {
    copies: [{ from: { volume: 'shop_cache' }, to: 'px_cache' }],
    ...{ image: 'debian:12', store: null, root: null, longestPause: 30 },
  };
  const context = { signal: new AbortController().signal, detail: () => undefined };
  await expect(cloneData(tools, request, context)).rejects.toMatchObject({
    message: 'Only 1.0 MB are free where the data is kept.',
    nextStep: expect.stringContaining('free space for Docker') as string,
  });
  expect(commands.filter((it) => it.startsWith('pause'))).toEqual([]);
  expect(commands.at(-1)).toBe(`rm --force parity-${store.key}-worker`);
  expect(await filesBelow(store.folder)).toEqual([]);
});
