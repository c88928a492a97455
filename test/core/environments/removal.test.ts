import { readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Environment } from '../../../core/environments/environment';
import type { Plan, Report, Step } from '../../../core/environments/plan';
import type { EnvironmentProvider, RemovalChoice } from '../../../core/environments/provider';
import { put } from '../../folders';
import { noDocker } from './fakeDocker';
import { filesBelow } from './files';
import { repositoryWith, type TestRepository } from './repository';

interface Setting {
  readonly repository: TestRepository;
  readonly provider: EnvironmentProvider;
  readonly environment: Environment;
  readonly worktree: string;
  remove(choice?: RemovalChoice): Promise<void>;
}

/** A branch environment of code alone. */
async function setting(): Promise<Setting> {
  const repository = await repositoryWith({ 'a.txt': 'a\n', '.gitignore': 'ignored\n' });
  const provider = await repository.provider({ exec: noDocker().exec });
  const signal = new AbortController().signal;
  await provider.apply(await provider.planBranch('x', { kind: 'local' }), () => undefined, signal);
  const [environment] = await provider.list();
  if (!environment) throw new Error('It was not made');
  const remove = async (choice?: RemovalChoice) => {
    const removal = await provider.planRemove('x', choice);
    if (removal.state !== 'ready') throw new Error('The user has to choose');
    await provider.apply(removal.plan, () => undefined, signal);
  };
  return { repository, provider, environment, worktree: environment.worktree, remove };
}

async function commitIn({ repository, worktree }: Setting, path: string): Promise<string> {
  await put(worktree, path, 'work\n');
  await repository.run('-C', worktree, 'add', '--all');
  await repository.run('-C', worktree, 'commit', '--quiet', '--message=work');
  return repository.run('-C', worktree, 'rev-parse', 'HEAD');
}

const detach = ({ repository, worktree }: Setting) => repository.run('-C', worktree, 'checkout', '--quiet', '--detach');

async function gone({ repository, provider, worktree }: Setting): Promise<void> {
  expect(await provider.list()).toEqual([]);
  expect(await stat(worktree).catch(() => 'gone')).toBe('gone');
  expect(await filesBelow(repository.state)).toEqual([]);
  expect(await repository.run('worktree', 'list', '--porcelain')).not.toContain(worktree);
}

test('a clean worktree goes, its git branch stays', async () => {
  const it = await setting();
  await commitIn(it, 'work.txt');
  await it.remove();
  await gone(it);
  expect(await it.repository.run('show', 'x:work.txt')).toBe('work');
});

interface Unsaved {
  readonly name: string;
  readonly make: (it: Setting) => Promise<unknown>;
  readonly unsaved: object;
}

const unsaved: readonly Unsaved[] = [
  { name: 'a changed file', make: (it) => put(it.worktree, 'a.txt', 'b'), unsaved: { files: ['a.txt'], commits: 0 } },
  {
    name: 'an untracked file with a strange name',
    make: (it) => put(it.worktree, 'new/ü "x"\n.txt', ''),
    unsaved: { files: ['new/ü "x"\n.txt'], commits: 0 },
  },
  { name: 'a deleted file', make: (it) => rm(join(it.worktree, 'a.txt')), unsaved: { files: ['a.txt'], commits: 0 } },
  {
    name: 'a staged rename',
    make: (it) => it.repository.run('-C', it.worktree, 'mv', 'a.txt', 'b.txt'),
    unsaved: { files: ['a.txt', 'b.txt'], commits: 0 },
  },
  {
    name: 'commits that nothing else reaches',
    make: async (it) => {
      await detach(it);
      await commitIn(it, 'one.txt');
      await commitIn(it, 'two.txt');
    },
    unsaved: { files: [], commits: 2 },
  },
];

test.each(unsaved)('$name: the user has to choose', async ({ make, unsaved: expected }) => {
  const it = await setting();
  await make(it);
  expect(await it.provider.planRemove('x')).toEqual({ state: 'choose', unsaved: expected });
});

test.each(unsaved)('$name: kept', async ({ make, unsaved: expected }) => {
  const it = await setting();
  await make(it);
  await it.remove('keep');
  expect(await it.provider.list()).toEqual([]);
  const kept = await it.repository.provider({ exec: noDocker().exec });
  expect((await stat(it.worktree)).isDirectory()).toBe(true);
  await it.repository.run('branch', '--force', 'other');
  await expect(kept.planBranch('x', { kind: 'local' })).rejects.toThrow(/kept folder|There is a branch/);
  expect(expected).toBeDefined();
});

test.each(unsaved)('$name: destroyed, and the plan says what', async ({ make }) => {
  const it = await setting();
  await make(it);
  const removal = await it.provider.planRemove('x', 'destroy');
  const destroys = removal.state === 'ready' ? removal.plan.steps.flatMap((step) => step.destroys ?? []) : [];
  expect(destroys.join()).toMatch(/changed or untracked|no branch holds/);
  await it.remove('destroy');
  await gone(it);
  expect(await it.repository.run('stash', 'list')).toBe('');
});

test('stash: changes and untracked files come back from git’s stash', async () => {
  const it = await setting();
  await put(it.worktree, 'a.txt', 'changed\n');
  await put(it.worktree, 'new.txt', 'new\n');
  await it.remove('stash');
  await gone(it);
  expect(await it.repository.run('stash', 'list', '--format=%s')).toMatch(/Environment Parity: x/);
  await it.repository.run('stash', 'pop');
  expect(await readFile(join(it.repository.root, 'a.txt'), 'utf8')).toBe('changed\n');
  expect(await readFile(join(it.repository.root, 'new.txt'), 'utf8')).toBe('new\n');
});

test('stash: loose commits are kept on a branch', async () => {
  const it = await setting();
  await detach(it);
  const commit = await commitIn(it, 'work.txt');
  await it.remove('stash');
  await gone(it);
  expect(await it.repository.run('rev-parse', 'parity/x')).toBe(commit);
});

test.each([
  ['a branch', 'branch'],
  ['a tag', 'tag'],
])('commits that %s reaches are not in danger', async (_name, command) => {
  const it = await setting();
  await detach(it);
  await commitIn(it, 'work.txt');
  await it.repository.run('-C', it.worktree, command, 'safe');
  await it.remove();
  await gone(it);
});

test('a worktree that was deleted by hand', async () => {
  const it = await setting();
  await rm(it.worktree, { recursive: true });
  await it.remove();
  await gone(it);
});

test('a folder that is no worktree any more is not touched', async () => {
  const it = await setting();
  await rm(join(it.worktree, '.git'));
  await expect(it.provider.planRemove('x')).rejects.toThrow(/is not a git worktree any more/);
});

test('work that came after the plan is not lost', async () => {
  const it = await setting();
  const removal = await it.provider.planRemove('x');
  await put(it.worktree, 'late.txt', 'late');
  if (removal.state !== 'ready') throw new Error('It was clean');
  const applying = it.provider.apply(removal.plan, () => undefined, new AbortController().signal);
  await expect(applying).rejects.toThrow(/unsaved work.*late\.txt/);
  expect(await readFile(join(it.worktree, 'late.txt'), 'utf8')).toBe('late');
  expect(await it.provider.list()).toHaveLength(1);
});

test('a cancel at each step of a removal loses nothing', async () => {
  const it = await setting();
  await put(it.worktree, 'a.txt', 'changed\n');
  await it.repository.run('-C', it.worktree, 'add', 'a.txt');
  for (let step = 0; step < 2; step++) {
    const removal = await it.provider.planRemove('x', 'stash');
    if (removal.state !== 'ready') throw new Error('A choice was made');
    const controller = new AbortController();
    const cancel = (report: { step: number; state: string }) => {
      if (report.step === step && report.state === 'running') controller.abort();
    };
    await expect(it.provider.apply(removal.plan, cancel, controller.signal)).rejects.toThrow('Cancelled');
    expect(await readFile(join(it.worktree, 'a.txt'), 'utf8'), `step ${step}`).toBe('changed\n');
    expect(await it.provider.list()).toHaveLength(1);
    expect(await it.repository.run('stash', 'list')).toBe('');
  }
});

/** As if nothing were agreed to be gone: a cancel is heard at every step. */
const withoutDestroying = ({ action, title, input, touches }: Step): Step => ({ action, title, input, touches });

test('what was carried over comes back with a removal that is taken back, as it was changed', async () => {
  const repository = await repositoryWith({ 'a.txt': 'a\n', '.gitignore': '.env\n' });
  await put(repository.root, '.env', 'A=1\n');
  const provider = await repository.provider({ exec: noDocker().exec });
  const apply = (plan: Plan, on: Report = () => undefined, signal = new AbortController().signal) =>
    provider.apply(plan, on, signal);
  await apply(await provider.planBranch('x', { kind: 'local' }));
  const env = join((await provider.list())[0]?.worktree ?? '', '.env');
  await put(dirname(env), '.env', 'A=2\n');
  const removal = await provider.planRemove('x', 'destroy');
  if (removal.state !== 'ready') throw new Error('A choice was made');
  expect(removal.plan.steps.map(({ action }) => action)).toEqual([
    'removeWorktree',
    'removeFiles',
    'forgetEnvironment',
  ]);
  const plan = { ...removal.plan, steps: removal.plan.steps.map(withoutDestroying) };
  const controller = new AbortController();
  const cancel: Report = ({ step, state }) => {
    if (step === 0 && state === 'done') controller.abort();
  };
  await expect(apply(plan, cancel, controller.signal)).rejects.toThrow('Cancelled');
  expect(await readFile(env, 'utf8')).toBe('A=2\n');
  expect((await stat(env)).mode & 0o777).toBe(0o600);
  expect(await provider.planRemove('x')).toMatchObject({ state: 'choose', unsaved: { carried: ['.env'] } });
  await apply(removal.plan);
  expect(await filesBelow(repository.state)).toEqual([]);
});

test('the window of an environment can remove it', async () => {
  const it = await setting();
  const inside = await it.repository.provider({ folder: it.worktree, exec: noDocker().exec });
  const removal = await inside.planRemove('x');
  if (removal.state !== 'ready') throw new Error('It was clean');
  await inside.apply(removal.plan, () => undefined, new AbortController().signal);
  await gone(it);
});

test('an environment that is gone is told', async () => {
  const { provider } = await setting();
  await expect(provider.planRemove('y')).rejects.toThrow('There is no environment "y" any more.');
});
