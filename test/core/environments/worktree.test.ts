import { mkdir, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWorktree, removeWorktree } from '../../../core/environments/local/actions/worktree';
import { dockerWith } from '../../../core/environments/local/docker';
import { openStore } from '../../../core/environments/local/store';
import { exec } from '../../../core/exec';
import { put } from '../../folders';
import { repositoryWith, type TestRepository } from './repository';

function toolsOf(repository: TestRepository, state = repository.state) {
  const log = () => undefined;
  const store = openStore(state, join(repository.root, '.git'));
  return { root: join(repository.root, '.git'), exec, log, docker: dockerWith(exec, log), store };
}

const context = { signal: new AbortController().signal, detail: () => undefined };

async function setting(branch?: string) {
  const repository = await repositoryWith({ 'a.txt': 'a\n', 'app/b.txt': 'b\n' });
  const tools = toolsOf(repository);
  const commit = await repository.run('rev-parse', 'HEAD');
  const worktree = tools.store.worktree('x');
  const input = { worktree, commit, ...(branch === undefined ? {} : { branch }) };
  return { repository, tools, commit, worktree, input, create: createWorktree(tools), remove: removeWorktree(tools) };
}

const isThere = async (path: string) => (await stat(path).catch(() => undefined)) !== undefined;

/** Paths of the linked worktrees and all branches. */
async function shape(repository: TestRepository): Promise<string[]> {
  const worktrees = (await repository.run('worktree', 'list', '--porcelain')).split('\n');
  const linked = worktrees.filter((line) => line.startsWith('worktree ')).slice(1);
  return [...linked, ...(await repository.run('branch', '--format=%(refname:short)')).split('\n')];
}

test.each([undefined, 'feature/x'])('made and undone (branch %s)', async (branch) => {
  const { repository, worktree, input, create } = await setting(branch);
  await create.run(input, context);
  expect(await isThere(join(worktree, 'app/b.txt'))).toBe(true);
  expect(await shape(repository)).toEqual(expect.arrayContaining([`worktree ${worktree}`, branch ?? 'main']));
  for (const time of ['once', 'again']) {
    await create.undo(input, context);
    expect(await shape(repository), time).toEqual(['main']);
    expect(await isThere(worktree), time).toBe(false);
  }
});

test('an undo without a run is nothing', async () => {
  const { repository, input, create } = await setting('x');
  await create.undo(input, context);
  expect(await shape(repository)).toEqual(['main']);
});

test('a branch that has moved on since holds work, and stays', async () => {
  const { repository, worktree, input, create } = await setting('x');
  await create.run(input, context);
  await put(worktree, 'new.txt', '');
  await repository.run('-C', worktree, 'add', '--all');
  await repository.run('-C', worktree, 'commit', '--quiet', '--message=work');
  await create.undo(input, context);
  expect(await shape(repository)).toEqual(['main', 'x']);
});

test('a folder that is there already is refused, and stays as it is', async () => {
  const { worktree, input, create } = await setting();
  await put(worktree, 'mine.txt', 'mine');
  await expect(create.check?.(input)).rejects.toThrow(/exists already/);
});

test('a branch that is there already is refused', async () => {
  const { repository, input, create } = await setting('x');
  await repository.run('branch', 'x');
  await expect(create.check?.(input)).rejects.toThrow('There is a branch "x" already.');
});

test.each([undefined, 'x'])('removed and put back (branch %s)', async (branch) => {
  const { repository, worktree, input, create, remove } = await setting(branch);
  await create.run(input, context);
  const before = await shape(repository);
  for (const time of ['once', 'again']) {
    await remove.run(input, context);
    expect(await isThere(worktree), time).toBe(false);
  }
  expect(await shape(repository)).toEqual(branch === undefined ? ['main'] : ['main', branch]);
  for (const time of ['once', 'again']) {
    await remove.undo(input, context);
    expect(await shape(repository), time).toEqual(before);
    expect(await isThere(join(worktree, 'a.txt')), time).toBe(true);
  }
});

test('a removal whose folder is gone already takes it off git’s list', async () => {
  const { repository, worktree, input, create, remove } = await setting();
  await create.run(input, context);
  await rm(worktree, { recursive: true });
  await remove.run(input, context);
  expect(await shape(repository)).toEqual(['main']);
});

test('worktrees that are missing for another reason stay on git’s list', async () => {
  const { repository, input, create, remove } = await setting();
  const other = join(repository.state, 'drive', 'other');
  await mkdir(join(repository.state, 'drive'));
  await repository.run('worktree', 'add', '--quiet', '--detach', other);
  await rm(other, { recursive: true });
  await create.run(input, context);
  await remove.run(input, context);
  expect(await shape(repository)).toEqual([`worktree ${other}`, 'main']);
});

test('work that was done since the plan is not removed', async () => {
  const { worktree, input, create, remove } = await setting();
  await create.run(input, context);
  await remove.check?.({ ...input, clean: true });
  await put(worktree, 'late.txt', '');
  await expect(remove.check?.({ ...input, clean: true })).rejects.toThrow(/1 changed or untracked file \(late\.txt\)/);
  await remove.check?.({ ...input, clean: false });
});

test.each(['/tmp', '..', '../../x', ''])('nothing outside of our own folder is removed: %j', async (path) => {
  const { tools, input, create, remove } = await setting();
  const outside = { ...input, worktree: path === '' ? tools.store.folder : join(tools.store.folder, path) };
  const elsewhere = path.startsWith('/') ? { ...input, worktree: path } : outside;
  await expect(create.undo(elsewhere, context)).rejects.toThrow(/is not a folder of/);
  await expect(remove.run(elsewhere, context)).rejects.toThrow(/is not a folder of/);
});

test('a state folder behind a link', async () => {
  const { repository } = await setting();
  const link = join(repository.root, '..', 'link');
  await symlink(repository.state, link);
  const tools = toolsOf(repository, link);
  const worktree = tools.store.worktree('x');
  const input = { worktree, commit: await repository.run('rev-parse', 'HEAD') };
  await createWorktree(tools).run(input, context);
  await removeWorktree(tools).run(input, context);
  expect(await shape(repository)).toEqual(['main']);
  await removeWorktree(tools).undo(input, context);
  await removeWorktree(tools).undo(input, context);
  expect(await isThere(join(worktree, 'a.txt'))).toBe(true);
});
