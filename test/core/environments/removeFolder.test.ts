import { chown, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { dockerWith } from '../../../core/environments/local/docker';
import { removeFolder } from '../../../core/environments/local/removeFolder';
import type { Exec } from '../../../core/exec';
import { folderWith, put } from '../../folders';
import { fakeDocker } from './fakeDocker';

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

afterEach(() => {
  if (isRoot) process.seteuid?.(0);
});

/** A folder of somebody who is not root, in which root has written. */
async function setting(host = 'unix:///run/docker.sock') {
  const folder = join(await folderWith(), 'x');
  await put(folder, 'cache/page/1.html', 'written by a container');
  await mkdir(join(folder, 'src'));
  for (const path of [dirname(folder), folder, join(folder, 'src')]) await chown(path, nobody, nobody);
  const { exec, commands } = fakeDocker({ 'context inspect': { stdout: `${host}\n` } });
  /** A container is root. */
  const asRoot: Exec = async (command, args, options) => {
    if (args[0] === 'run') {
      process.seteuid?.(0);
      for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
      process.seteuid?.(nobody);
    }
    return exec(command, args, options);
  };
  process.seteuid?.(nobody);
  return { folder, commands, docker: dockerWith(asRoot, () => undefined) };
}

test.skipIf(!isRoot)(
  'what a container has written as root is removed by a container that sees nothing else',
  async () => {
    const { folder, commands, docker } = await setting();
    await removeFolder(docker, folder, 'debian:12');
    expect(await stat(folder).catch(() => 'gone')).toBe('gone');
    expect(commands.at(-1)).toBe(
      `run --rm --network none --user 0 --mount type=bind,source=${folder},target=/folder --entrypoint find debian:12 /folder -mindepth 1 -delete`,
    );
  },
);

test.skipIf(!isRoot).each([
  ['without Docker', undefined, undefined],
  ['with an engine on another machine', 'debian:12', 'ssh://server'],
])('%s it is told, and the rest stays', async (_, image, host) => {
  const { folder, commands, docker } = await setting(host);
  await expect(removeFolder(docker, folder, image)).rejects.toThrow(
    'belong to another user: containers have written them',
  );
  expect(commands.filter((it) => it.startsWith('run'))).toEqual([]);
  expect((await stat(join(folder, 'cache/page/1.html'))).isFile()).toBe(true);
});
