import { mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exec, type Exec } from '../../core/exec';
import { projectAbove, projectsBelow } from '../../core/findProjects';
import { folderWith, put } from '../folders';

const manifest = 'applications: {}\n';

async function git(folder: string, ...args: string[]): Promise<void> {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'init.defaultBranch=main'];
  const { code, stderr } = await exec('git', [...identity, ...args], { cwd: folder });
  expect(code, stderr).toBe(0);
}

async function repositoryWith(files: Record<string, string>): Promise<string> {
  const folder = await folderWith(files);
  await git(folder, 'init', '--quiet');
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', '--message', 'Start');
  return folder;
}

describe('projectAbove', () => {
  const cases: [title: string, files: string[], file: string, ceilings: string[], expected: string | undefined][] = [
    ['finds the folder of the file itself', ['.upsun/config.yaml'], '.upsun/config.yaml', [], ''],
    ['finds a folder far above', ['.upsun/config.yaml', 'a/b/Dockerfile'], 'a/b/Dockerfile', [], ''],
    ['takes a project folder as its own', ['a/.upsun/config.yaml'], 'a', [], 'a'],
    ['takes the nearest of two', ['.upsun/config.yaml', 'a/.upsun/config.yaml'], 'a/compose.yaml', [], 'a'],
    ['stops at the root of the repository', ['.upsun/config.yaml', 'a/.git/HEAD'], 'a/compose.yaml', [], undefined],
    ['stops at a workspace folder', ['.upsun/config.yaml', 'a/compose.yaml'], 'a/compose.yaml', ['a'], undefined],
    [
      'leaves out packages of others',
      ['node_modules/x/.upsun/config.yaml'],
      'node_modules/x/.upsun/config.yaml',
      [''],
      undefined,
    ],
    ['leaves out vendored code', ['vendor/x/.upsun/config.yaml'], 'vendor/x/compose.yaml', [''], undefined],
    ['takes an application of the older layout alone', ['a/.platform.app.yaml'], 'a/src/x', [''], 'a'],
    [
      'takes the folder around an application that describes its environment',
      ['compose.yaml', 'a/.platform.app.yaml'],
      'a/Dockerfile',
      [''],
      '',
    ],
    [
      'takes no folder around an application that has its own environment',
      ['compose.yaml', 'a/.platform.app.yaml', 'a/compose.yaml'],
      'a/Dockerfile',
      [''],
      'a',
    ],
    ['does not mind a file of that name', ['.upsun'], 'compose.yaml', [''], undefined],
  ];
  test.each(cases)('%s', async (_, files, file, ceilings, expected) => {
    const folder = await folderWith({ ...Object.fromEntries(files.map((it) => [it, manifest])) });
    const found = await projectAbove(
      join(folder, file),
      ceilings.map((it) => join(folder, it)),
    );
    expect(found).toBe(expected === undefined ? undefined : join(folder, expected));
  });
});

describe.each<[string, Exec | undefined]>([
  ['with git', exec],
  ['without git', undefined],
])('projectsBelow %s', (_, run) => {
  async function found(folder: string): Promise<string[]> {
    return (await projectsBelow(folder, run)).map((it) => relative(folder, it));
  }

  test('finds every project of a monorepo, new ones too', async () => {
    const folder = await repositoryWith({ '.upsun/config.yaml': manifest, 'apps/shop/.upsun/config.yaml': manifest });
    await put(folder, 'apps/new one/.upsun/config.yaml', manifest);
    expect(await found(folder)).toEqual(['', 'apps/new one', 'apps/shop']);
  });

  test('leaves out node_modules, vendor and nested worktrees', async () => {
    const folder = await repositoryWith({ '.upsun/config.yaml': manifest });
    await git(folder, 'worktree', 'add', '--quiet', 'worktrees/feature');
    await put(folder, 'node_modules/x/.upsun/config.yaml', manifest);
    await put(folder, 'vendor/x/.upsun/config.yaml', manifest);
    expect(await found(folder)).toEqual(['']);
  });

  test('finds a project in a folder that is no repository', async () => {
    const folder = await folderWith({ 'a/.upsun/config.yaml': manifest });
    expect(await found(folder)).toEqual(['a']);
  });

  test('takes applications of the older layout together where one environment is described for them', async () => {
    const application = 'name: app\n';
    const folder = await folderWith({
      'shop/api/.platform.app.yaml': application,
      'shop/web/.platform.app.yaml': application,
      'shop/docker-compose.yml': 'services: {}\n',
      'blog/.platform.app.yaml': application,
    });
    expect(await found(folder)).toEqual(['blog', 'shop']);
  });

  test('finds none in an empty folder', async () => {
    expect(await found(await folderWith())).toEqual([]);
  });
});

test('what git tracks and the disk lost is no project', async () => {
  const folder = await repositoryWith({ 'a/.upsun/config.yaml': manifest, 'b/.upsun/config.yaml': manifest });
  await rm(join(folder, 'a', '.upsun'), { recursive: true });
  expect(await projectsBelow(folder, exec)).toEqual([join(folder, 'b')]);
});

test('a folder that can not be listed does not end the walk', async () => {
  const folder = await folderWith({ 'a/.upsun/config.yaml': manifest });
  await mkdir(join(folder, 'locked'), { mode: 0 });
  expect(await projectsBelow(folder)).toEqual([join(folder, 'a')]);
});
