import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diskFiles } from '../../core/diskFiles';
import { exec } from '../../core/exec';
import { folderWith } from '../folders';

describe('read', () => {
  const cases: [title: string, content: string | Buffer, text: string][] = [
    ['a text', 'a: 1\n', 'a: 1\n'],
    ['a byte order mark away', '\uFEFFa: 1\n', 'a: 1\n'],
    ['CRLF as it is', 'a: 1\r\n', 'a: 1\r\n'],
    ['an empty file', '', ''],
    ['binary content as what it would be as text', Buffer.from([0, 1, 2]), '\0\u0001\u0002'],
  ];
  test.each(cases)('reads %s', async (_, content, text) => {
    const folder = await folderWith({ 'a.yaml': content });
    expect(await diskFiles(folder).read('a.yaml')).toEqual({ state: 'known', text });
  });

  test('a missing file and a folder are absent', async () => {
    const files = diskFiles(await folderWith({ 'a/b.yaml': '' }));
    expect(await files.read('c.yaml')).toEqual({ state: 'absent' });
    expect(await files.read('a')).toEqual({ state: 'absent' });
    expect(await files.read('a/b.yaml/c')).toEqual({ state: 'absent' });
  });

  test('a link is followed inside of the project and refused outside', async () => {
    const outside = await folderWith({ 'secret.yaml': 'a: 1' });
    const folder = await folderWith({ 'real.yaml': 'b: 2' });
    await symlink('real.yaml', join(folder, 'inside.yaml'));
    await symlink(join(outside, 'secret.yaml'), join(folder, 'outside.yaml'));
    await symlink(outside, join(folder, 'elsewhere'));
    const files = diskFiles(folder);
    expect(await files.read('inside.yaml')).toEqual({ state: 'known', text: 'b: 2' });
    expect(await files.read('outside.yaml')).toEqual({
      state: 'unreadable',
      reason: 'it is a link that leaves the project',
    });
    expect(await files.read('elsewhere/secret.yaml')).toMatchObject({ state: 'unreadable' });
    expect(await files.list('elsewhere')).toEqual([]);
  });

  test('a loop of links, a huge file and a pipe are not read', async () => {
    const folder = await folderWith({ 'huge.yaml': Buffer.alloc(5 * 1024 * 1024) });
    await symlink('loop.yaml', join(folder, 'loop.yaml'));
    await exec('mkfifo', [join(folder, 'pipe.yaml')]);
    const files = diskFiles(folder);
    expect(await files.read('loop.yaml')).toMatchObject({ reason: 'its symbolic links form a loop' });
    expect(await files.read('huge.yaml')).toMatchObject({ reason: 'it is larger than 4 MB' });
    expect(await files.read('pipe.yaml')).toEqual({ state: 'absent' });
  });
});

test('list names files in order, no folders', async () => {
  const folder = await folderWith({ '.upsun/b.yaml': '', '.upsun/a.yaml': '' });
  await mkdir(join(folder, '.upsun', 'c'));
  const files = diskFiles(folder);
  expect(await files.list('.upsun')).toEqual(['a.yaml', 'b.yaml']);
  expect(await files.list('nothing')).toEqual([]);
});
