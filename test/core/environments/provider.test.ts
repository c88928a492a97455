import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Plan } from '../../../core/environments/plan';
import type { BranchSource, EnvironmentProvider } from '../../../core/environments/provider';
import { UserError } from '../../../core/errors';
import { exec, type Exec } from '../../../core/exec';
import { folderWith, put } from '../../folders';
import { fakeDocker, noDocker } from './fakeDocker';
import { repositoryWith, type TestRepository } from './repository';

const local: BranchSource = { kind: 'local' };

const apply = (provider: EnvironmentProvider, plan: Plan) =>
  provider.apply(plan, () => undefined, new AbortController().signal);

async function branched(repository: TestRepository, name: string, source = local) {
  const provider = await repository.provider({ exec: noDocker().exec });
  await apply(provider, await provider.planBranch(name, source));
  const environment = (await provider.list()).find(({ branch }) => branch === name);
  if (!environment) throw new Error(`${name} was not made`);
  return { provider, environment };
}

test.each([
  ['no repository', () => folderWith(), 'no-repository'],
  ['no commit', async () => (await repositoryWith({})).root, 'no-commit'],
])('%s is told, with what to do', async (_name, folderOf, code) => {
  const repository = await repositoryWith();
  const opening = repository.provider({ folder: await folderOf() });
  await expect(opening).rejects.toMatchObject({ code, nextStep: expect.stringMatching(/\.$/) as string });
});

test('a machine without git is told, too', async () => {
  const repository = await repositoryWith();
  const withoutGit: Exec = (command, args, options) => exec(`no-such-${command}`, args, options);
  await expect(repository.provider({ exec: withoutGit })).rejects.toMatchObject({ code: 'not-installed' });
});

test('without Docker a branch is code only, and says why', async () => {
  const repository = await repositoryWith();
  const provider = await repository.provider({ exec: noDocker().exec });
  const plan = await provider.planBranch('x', local);
  expect(plan.notes[0]).toMatch(/^Docker does not answer\. Start .* Until then only code is branched\.$/);
  await apply(provider, plan);
  const [environment] = await provider.list();
  expect(environment).toMatchObject({ id: 'x', kind: 'branch', branch: 'x', parent: 'local (main)' });
  expect(environment).not.toHaveProperty('stack');
  expect(await provider.statuses()).toEqual(new Map([['x', { state: 'codeOnly' }]]));
  await expect(provider.planReproduce()).rejects.toThrow('Docker does not answer.');
  await expect(provider.planChange('x', { kind: 'start' })).rejects.toThrow(UserError);
});

test('Compose that is too old is told', async () => {
  const repository = await repositoryWith();
  const docker = fakeDocker({ 'compose version': { stdout: 'v2.23.3\n' } });
  const provider = await repository.provider({ exec: docker.exec });
  await expect(provider.planReproduce()).rejects.toThrow('Docker Compose 2.24 or newer is needed.');
});

test.each(['--force', '-b', 'a\u0000b', 'a\nb', '../x', 'a..b', '', 'HEAD', '///'])(
  'the name %j is refused',
  async (name) => {
    const repository = await repositoryWith();
    const provider = await repository.provider({ exec: noDocker().exec });
    await expect(provider.planBranch(name, local)).rejects.toThrow(UserError);
  },
);

test.each([
  ['x', 'There is a branch "x" already.'],
  ['x/y', 'The branch "x" is in the way.'],
  ['deep', 'The branch "deep/er" is in the way.'],
])('the name %j is taken', async (name, message) => {
  const repository = await repositoryWith();
  for (const branch of ['x', 'deep/er']) await repository.run('branch', branch);
  const provider = await repository.provider({ exec: noDocker().exec });
  await expect(provider.planBranch(name, local)).rejects.toThrow(message);
});

test('two branches of one id do not share an environment', async () => {
  const repository = await repositoryWith();
  const { provider } = await branched(repository, 'fix/a');
  await apply(provider, await provider.planBranch('fix-a', local));
  expect((await provider.list()).map(({ id, branch }) => [id, branch])).toEqual([
    ['fix-a', 'fix/a'],
    ['fix-a-2', 'fix-a'],
  ]);
});

test('a branch that came after the plan is refused, and stays', async () => {
  const repository = await repositoryWith();
  const provider = await repository.provider({ exec: noDocker().exec });
  const plan = await provider.planBranch('x', local);
  await repository.run('branch', 'x');
  await expect(apply(provider, plan)).rejects.toThrow('There is a branch "x" already.');
  expect(await repository.run('branch', '--format=%(refname:short)')).toBe('main\nx');
});

test('hooks and filters are not run, neither by making nor by removing', async () => {
  const marks = await folderWith();
  const repository = await repositoryWith({ 'a.txt': 'stored\n', '.gitattributes': '*.txt filter=mark\n' });
  const mark = (name: string) => `touch '${join(marks, name)}'; cat`;
  for (const name of ['clean', 'smudge']) await repository.run('config', `filter.mark.${name}`, mark(name));
  await repository.run('config', 'filter.mark.required', 'true');
  await repository.run('config', 'core.fsmonitor', `${mark('fsmonitor')} #`);
  for (const hook of ['post-checkout', 'reference-transaction', 'post-index-change'])
    await put(repository.root, `.git/hooks/${hook}`, `#!/bin/sh\ntouch '${join(marks, hook)}'\n`);
  await exec('chmod', ['-R', '+x', join(repository.root, '.git/hooks')]);

  const { provider, environment } = await branched(repository, 'x');
  await put(environment.worktree, 'a.txt', 'changed\n');
  const removal = await provider.planRemove('x', 'stash');
  if (removal.state === 'ready') await apply(provider, removal.plan);
  const ran = await exec('ls', [marks]);
  expect(ran.stdout).toBe('');
  expect(await provider.list()).toEqual([]);
});

test('the plan says which files come as they are stored', async () => {
  const repository = await repositoryWith({ '.gitattributes': '*.bin filter=lfs\n' });
  await repository.run('config', 'filter.lfs.process', 'git-lfs filter-process');
  const provider = await repository.provider({ exec: noDocker().exec });
  const { notes } = await provider.planBranch('x', local);
  expect(notes).toContain('Files under git filters (lfs) are checked out as they are stored.');
});

test('a project in a folder of the repository', async () => {
  const repository = await repositoryWith({ 'a.txt': '', 'apps/shop/.upsun/config.yaml': 'applications: {}\n' });
  const provider = await repository.provider({ projectPath: 'apps/shop', exec: noDocker().exec });
  await apply(provider, await provider.planBranch('x', local));
  const [environment] = await provider.list();
  expect(environment?.projectPath).toBe('apps/shop');
  expect((await stat(join(environment?.worktree ?? '', 'apps/shop/.upsun/config.yaml'))).isFile()).toBe(true);
});

test('an environment is branched from another at the commit that it has now', async () => {
  const repository = await repositoryWith();
  const { environment } = await branched(repository, 'x');
  await put(environment.worktree, 'new.txt', '');
  await repository.run('-C', environment.worktree, 'add', '--all');
  await repository.run('-C', environment.worktree, 'commit', '--quiet', '--message=work');
  const child = await branched(repository, 'y', { kind: 'environment', id: 'x' });
  expect(child.environment.parent).toBe('x');
  expect((await stat(join(child.environment.worktree, 'new.txt'))).isFile()).toBe(true);
});

test('statuses are unknown where Docker does not answer', async () => {
  const repository = await repositoryWith();
  const folder = join(repository.state, 'none');
  await mkdir(folder);
  const stack = { project: 'p', files: [], services: [{ name: 'db', image: 'postgres:17', ports: [] }] };
  const provider = await repository.provider({ exec: noDocker().exec });
  await apply(provider, await provider.planBranch('x', local));
  const [environment] = await provider.list();
  const key = (await exec('ls', [repository.state])).stdout.split('\n').find((name) => /^[0-9a-f]{10}$/.test(name));
  await put(join(repository.state, key ?? ''), 'environments/x.json', JSON.stringify({ ...environment, stack }));
  const broken = await repository.provider({ exec: fakeDocker({ 'ps ': { code: 1 } }).exec });
  expect((await broken.statuses()).get('x')).toMatchObject({ state: 'unknown' });
});
