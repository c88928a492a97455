import { spawnSync } from 'node:child_process';
import { readFile, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withLock } from '../../../core/environments/lock';
import { folderWith, put } from '../../folders';
import { filesBelow } from './files';

/** A process id that nothing has any more. */
function deadProcess(): number {
  return spawnSync('true').pid;
}

const stale: readonly (readonly [string, string])[] = [
  ['a process that is gone', JSON.stringify({ pid: deadProcess(), host: hostname(), what: 'x' })],
  ['a file that was cut off', '{"pid": 1'],
  ['an empty file', ''],
  ['another JSON value', 'null'],
  ['a process id that is none', JSON.stringify({ pid: -1, host: hostname(), what: 'x' })],
];

test.each(stale)('a lock is taken over from %s', async (_name, text) => {
  const folder = await folderWith({ lock: text });
  expect(await withLock(join(folder, 'lock'), 'y', () => Promise.resolve('done'))).toBe('done');
  expect(await filesBelow(folder)).toEqual([]);
});

test('what a crash in the middle of taking over left is not in the way for long', async () => {
  const folder = await folderWith({ lock: stale[0]?.[1] ?? '', 'lock.takeover': '' });
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(join(folder, 'lock.takeover'), longAgo, longAgo);
  expect(await withLock(join(folder, 'lock'), 'y', () => Promise.resolve('done'))).toBe('done');
  expect(await filesBelow(folder)).toEqual([]);
});

test('a lock of a living process is refused, with what it does', async () => {
  const folder = await folderWith({ lock: JSON.stringify({ pid: process.ppid, host: hostname(), what: 'Branch x' }) });
  await expect(withLock(join(folder, 'lock'), 'y', () => Promise.resolve())).rejects.toThrow(/busy: Branch x/);
  expect(await filesBelow(folder)).toEqual(['lock']);
});

test('a lock of another machine is refused, and says how to mend it', async () => {
  const folder = await folderWith({ lock: JSON.stringify({ pid: 1, host: 'elsewhere', what: 'Branch x' }) });
  await expect(withLock(join(folder, 'lock'), 'y', () => Promise.resolve())).rejects.toMatchObject({
    message: expect.stringContaining('Branch x') as string,
    nextStep: expect.stringContaining(join(folder, 'lock')) as string,
  });
});

test('it is let go after a failure', async () => {
  const folder = await folderWith();
  const path = join(folder, 'deep', 'lock');
  await expect(withLock(path, 'x', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(await filesBelow(folder)).toEqual([]);
});

test('it says who holds it', async () => {
  const path = join(await folderWith(), 'lock');
  const holder = await withLock(path, 'Branch x', async () => JSON.parse(await readFile(path, 'utf8')) as unknown);
  expect(holder).toMatchObject({ pid: process.pid, host: hostname(), what: 'Branch x' });
});

test.each(['', JSON.stringify({ pid: deadProcess(), host: hostname(), what: 'x' })])(
  'of many who want it at once only one has it (left behind: %j)',
  async (left) => {
    const folder = await folderWith();
    let inside = 0;
    let most = 0;
    const enter = async () => {
      most = Math.max(most, ++inside);
      await filesBelow(folder);
      inside--;
    };
    for (let round = 0; round < 20; round++) {
      if (left !== '') await put(folder, 'lock', left);
      const attempts = Array.from({ length: 8 }, () => withLock(join(folder, 'lock'), 'x', enter));
      const settled = await Promise.allSettled(attempts);
      expect(settled.some(({ status }) => status === 'fulfilled')).toBe(true);
    }
    expect(most).toBe(1);
    expect(await filesBelow(folder)).toEqual([]);
  },
);
