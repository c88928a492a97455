import { realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Environment } from '../../../core/environments/environment';
import { Journal, journalFolder } from '../../../core/environments/journal';
import { gitIn } from '../../../core/environments/local/git';
import { openStore } from '../../../core/environments/local/store';
import type { Plan } from '../../../core/environments/plan';
import type { DataOperation, EnvironmentProvider } from '../../../core/environments/provider';
import { exec } from '../../../core/exec';
import { put } from '../../folders';
import { composeVolume, dataEngine, snapshotVolume, type FakeContainer, type FakeVolume } from './dataEngine';
import { noDocker, type Answers } from './fakeDocker';
import { repositoryWith, type TestRepository } from './repository';

const compose =
  'name: shop\nservices:\n  cache:\n    image: redis:8.0\n    volumes: [cache:/data]\nvolumes: { cache: }\n';

const volumes = ['shop', 'px', 'py'].map((project) => composeVolume(project, 'cache'));
const containers: FakeContainer[] = ['shop', 'px', 'py'].map((project) => ({
  id: `c-${project}`,
  project,
  mounts: { [`${project}_cache`]: '/data' },
}));

interface Setting {
  readonly repository: TestRepository;
  readonly provider: EnvironmentProvider;
  /** Of the repository's environments. */
  readonly folder: string;
}

interface More {
  readonly volumes?: (key: string) => readonly FakeVolume[];
  readonly containers?: readonly FakeContainer[];
  readonly x?: Partial<Environment>;
  readonly answers?: Answers;
}

/** The repository `shop`, its branch `x`, and `y`, a branch of that; each with one volume. */
async function setting(more: More = {}): Promise<Setting> {
  const repository = await repositoryWith({ 'compose.yaml': compose });
  const first = await repository.provider({ exec: noDocker().exec });
  const add = async (name: string, plan: Plan, fields: Partial<Environment> = {}) => {
    await first.apply(plan, () => undefined, new AbortController().signal);
    const made = (await first.list()).find(({ id }) => id === name)!;
    const project = `p${name}`;
    const own = [{ key: 'cache', name: `${project}_cache`, services: ['cache'] }];
    const services = [{ name: 'cache', image: 'redis:8.0', ports: [] }];
    const entry = { ...made, stack: { project, files: [], services, volumes: own }, ...fields };
    await put(made.worktree, `../../environments/${name}.json`, JSON.stringify(entry));
    return join(made.worktree, '../..');
  };
  const folder = await add('x', await first.planBranch('x', { kind: 'local' }), more.x);
  await add('y', await first.planBranch('y', { kind: 'environment', id: 'x' }));
  const { key } = openStore(repository.state, await realpath(join(repository.root, '.git')));
  const engine = dataEngine([...volumes, ...(more.volumes?.(key) ?? [])], more.containers ?? containers, more.answers);
  return { repository, provider: await repository.provider({ exec: engine.exec }), folder };
}

const texts = ({ title, steps, notes, asks = [] }: Plan) =>
  [title, ...steps.flatMap((it) => [it.title, ...it.touches, it.destroys ?? '']), ...notes, ...asks].join('\n');

const told: [title: string, owner: string, operation: DataOperation, words: string[]][] = [
  ['a snapshot', 'x', { kind: 'snapshot', name: 'before' }, ['px_cache → ', '-x-snapshot-before_cache']],
  [
    'a snapshot of the repository',
    'local',
    { kind: 'snapshot', name: 'a b' },
    ['shop_cache → ', '-local-snapshot-a-b_'],
  ],
  ['data of the parent', 'y', { kind: 'sync' }, ['From x to y: cache are overwritten.', 'px_cache → py_cache']],
  ['data of local', 'x', { kind: 'sync' }, ['From local to x: cache are overwritten.', 'shop_cache → px_cache']],
  [
    'data of another, into the repository',
    'local',
    { kind: 'cloneFrom', source: 'y' },
    ['Clone the data of y into local', 'py_cache → shop_cache', 'the data that local had in cache until now'],
  ],
];
test.each(told)('%s', async (_, owner, operation, words) => {
  const { provider } = await setting();
  const plan = await provider.planData(owner, operation);
  for (const word of words) expect(texts(plan)).toContain(word);
});

const refused: [title: string, owner: string, operation: DataOperation, message: string][] = [
  ['no parent', 'local', { kind: 'sync' }, 'The repository as opened has no parent.'],
  ['nowhere to go', 'local', { kind: 'reset' }, 'The repository as opened has no parent.'],
  ['itself', 'x', { kind: 'cloneFrom', source: 'x' }, 'x has its own data already.'],
  ['nobody', 'x', { kind: 'cloneFrom', source: '__proto__' }, 'There is no environment "__proto__" any more.'],
  ['no name', 'x', { kind: 'snapshot', name: ' ' }, 'Give the snapshot a name.'],
  ['a name of marks', 'x', { kind: 'snapshot', name: '--' }, 'The name needs a letter or a digit.'],
  ['a name that steers', 'x', { kind: 'snapshot', name: 'a\u001b' }, 'A name is one line, without control characters.'],
  ['no snapshot', 'x', { kind: 'restore', name: 'a' }, 'There is no snapshot "a" of x.'],
  ['nothing to remove', 'x', { kind: 'removeSnapshot', name: 'a' }, 'There is no snapshot "a" of x.'],
  ['no store', 'x', { kind: 'moveIntoStore' }, 'Data can\'t be cloned by "store" here: '],
];
test.each(refused)('refused: %s', async (_, owner, operation, message) => {
  const { provider } = await setting();
  await expect(provider.planData(owner, operation)).rejects.toThrow(message);
});

test('production has no data here', async () => {
  const { provider } = await setting({ x: { parent: 'production (main)' } });
  await expect(provider.planData('x', { kind: 'sync' })).rejects.toThrow('x was made from production');
  const [x, y] = await provider.states();
  expect(x?.abilities).not.toContain('sync');
  expect(y?.abilities).toEqual(expect.arrayContaining(['sync', 'snapshot', 'cloneData', 'moveIntoStore']));
});

test('services of the manifest do not get the data of Compose files, and none of another password', async () => {
  const { provider, folder } = await setting({ x: { services: 'manifest' } });
  await expect(provider.planData('x', { kind: 'sync' })).rejects.toThrow("local and x can't share data");
  const y = (await provider.list()).find(({ id }) => id === 'y');
  await put(folder, 'environments/y.json', JSON.stringify({ ...y, services: 'manifest' }));
  await put(folder, 'files/x/password', 'a');
  await put(folder, 'files/y/password', 'b');
  await expect(provider.planData('y', { kind: 'sync' })).rejects.toThrow('they have another password');
  await put(folder, 'files/y/password', 'a');
  expect((await provider.planData('y', { kind: 'sync' })).title).toBe('Clone the data of x into y');
});

test('what another version has written is asked for', async () => {
  const other = containers.map((it) => (it.project === 'py' ? { ...it, image: 'redis:7.2' } : it));
  const { provider } = await setting({ containers: other });
  const { asks } = await provider.planData('y', { kind: 'sync' });
  expect(asks?.join()).toContain('What redis:8.0 has written is put into py_cache, which redis:7.2 reads');
});

const copied: [title: string, kilobytes: number, asks: number | undefined][] = [
  ['a short one is not asked for', 100_000, 0],
  ['one above two seconds is asked for', 2_000_000, 1],
  ['one above the limit is refused at once', 20_000_000, undefined],
];
test.each(copied)('the pause that copying needs: %s', async (_, kilobytes, asks) => {
  const { provider } = await setting({ answers: { 'exec c-px du': { stdout: `${kilobytes}\t/data\n` } } });
  const planned = provider.planData('y', { kind: 'sync' });
  if (asks === undefined) await expect(planned).rejects.toThrow('the setting parity.data.longestPause allows 30 s');
  else expect((await planned).asks ?? []).toHaveLength(asks);
});

test.each(['sync', 'reset'] as const)(
  '%s that is verified compares and asks before what was there is removed',
  async (kind) => {
    const { provider } = await setting();
    const actions = (await provider.planData('y', { kind, verify: true })).steps.map(({ action }) => action);
    expect(actions.slice(-5)).toEqual([
      'replaceVolumes',
      'compareClones',
      'wakeContainers',
      'askServices',
      'removeData',
    ]);
  },
);

test('verifying asks the services, and one that is stopped is refused', async () => {
  const { provider } = await setting();
  expect((await provider.planData('x', { kind: 'verify' })).steps.map(({ action }) => action)).toEqual(['askServices']);
  const none = await setting({ containers: [] });
  await expect(none.provider.planData('x', { kind: 'verify' })).rejects.toThrow('None of the services of x');
});

test('a folder of the parent that became a volume of its branch is cloned, too', async () => {
  const own = { key: 'own', name: 'px_own', from: '/code/data', services: ['cache'] };
  const stack = { project: 'px', files: [], services: [], volumes: [own] };
  const { provider } = await setting({
    volumes: () => [composeVolume('px', 'own')],
    containers: [
      { id: 'c1', project: 'shop', mounts: { '/code/data': '/data' } },
      { id: 'c2', project: 'px', mounts: { px_own: '/data' } },
    ],
    x: { stack },
  });
  expect(texts(await provider.planData('x', { kind: 'sync' }))).toContain('/code/data → px_own');
});

describe('reset', () => {
  test('code and data go to where the parent is; what was there is kept', async () => {
    const { provider, repository } = await setting();
    const x = (await provider.list()).find(({ id }) => id === 'x')!;
    await put(x.worktree, 'own.txt', 'own');
    const inWorktree = gitIn(x.worktree, exec);
    await inWorktree.run(['add', '--all']);
    await inWorktree.run(['commit', '--quiet', '--message=own']);
    await put(x.worktree, 'new.txt', 'new');
    const target = await repository.commit({ 'b.txt': 'b' });
    const plan = await provider.planData('x', { kind: 'reset' });
    expect(plan.title).toBe('Reset x to local (main)');
    expect(plan.asks?.[0]).toContain(`to ${target.slice(0, 7)}.`);
    const words = ['Stash 1 changed files', 'Keep 1 commits on the branch parity/x-', 'shop_cache → px_cache'];
    for (const word of words) expect(texts(plan)).toContain(word);

    const code = { ...plan, steps: plan.steps.slice(0, 3) };
    const head = (await inWorktree.run(['rev-parse', 'HEAD'])).trim();
    await provider.apply(code, () => undefined, new AbortController().signal);
    expect((await inWorktree.run(['rev-parse', 'x'])).trim()).toBe(target);
    expect(await inWorktree.run(['status', '--porcelain'])).toBe('');
    expect(await repository.run('branch', '--list', 'parity/x-*', '--format=%(objectname)')).toBe(head);
    expect(await repository.run('stash', 'list')).toContain('Environment Parity: x');
  });

  test('what fails later takes the code back', async () => {
    const { provider, repository } = await setting();
    const x = (await provider.list()).find(({ id }) => id === 'x')!;
    await put(x.worktree, 'new.txt', 'new');
    await repository.commit({ 'b.txt': 'b' });
    const plan = await provider.planData('x', { kind: 'reset' });
    const before = await gitIn(x.worktree, exec).run(['rev-parse', 'HEAD']);
    await expect(provider.apply(plan, () => undefined, new AbortController().signal)).rejects.toThrow();
    expect(await gitIn(x.worktree, exec).run(['rev-parse', 'HEAD'])).toBe(before);
    expect(await gitIn(x.worktree, exec).run(['status', '--porcelain'])).toContain('new.txt');
  });

  test('where the code is the same, the data alone is replaced', async () => {
    const { provider } = await setting();
    const plan = await provider.planData('y', { kind: 'reset' });
    expect(plan.notes[0]).toBe('The code of y is where that of x is.');
    expect(plan.steps.map(({ action }) => action)).not.toContain('moveHead');
  });
});

test('a snapshot is listed, restored and removed; what is not there any more stays away', async () => {
  const { provider } = await setting({
    volumes: (key) => [
      snapshotVolume(key, 'x', 'a', 'px_cache'),
      snapshotVolume(key, 'x', 'a', 'px_gone'),
      snapshotVolume(key, 'local', 'b', 'shop_cache'),
      snapshotVolume('another', 'x', 'c', 'px_cache'),
    ],
  });
  expect(await provider.snapshots('x')).toMatchObject([{ name: 'a', taken: '2026-11-20T10:00:00.000Z' }]);
  const restore = texts(await provider.planData('x', { kind: 'restore', name: 'a' }));
  expect(restore).toContain('From the snapshot "a" to x: cache are overwritten.');
  expect(restore).toContain('px_gone is not restored');
  const remove = await provider.planData('x', { kind: 'removeSnapshot', name: 'a' });
  expect(remove.steps.map(({ destroys }) => destroys)).toEqual(['the snapshot "a" of x']);
  await expect(provider.planData('x', { kind: 'snapshot', name: 'A' })).rejects.toThrow('There is a snapshot "A"');
});

test('a snapshot that is still being made is not listed', async () => {
  const { provider, folder } = await setting({ volumes: (key) => [snapshotVolume(key, 'x', 'a', 'px_cache')] });
  const { name } = snapshotVolume(basename(folder), 'x', 'a', 'px_cache');
  const steps = [{ action: 'createVolumes', title: '', input: { volumes: [{ name }] }, touches: [] }];
  const journal = await Journal.begin(journalFolder(folder), { title: '', notes: [], steps });
  expect(await provider.snapshots('x')).toEqual([]);
  await journal.close();
  expect(await provider.snapshots('x')).toHaveLength(1);
});

test('snapshots of the repository as opened are nobody’s leftovers', async () => {
  const repository = await repositoryWith({ 'compose.yaml': compose });
  const left = { 'volume ls --filter': { stdout: 'local\tp_snapshot\ngone\tp_data\n' } };
  const provider = await repository.provider({ exec: dataEngine([], [], left).exec });
  expect((await provider.planCleanUp()).found.map(({ id }) => id)).toEqual(['gone']);
});

test('without Docker there is no data to work with', async () => {
  const repository = await repositoryWith({ 'compose.yaml': compose });
  const provider = await repository.provider({ exec: noDocker().exec });
  await expect(provider.planData('local', { kind: 'snapshot', name: 'a' })).rejects.toThrow('Docker');
});

test('a repository without Compose files has none either', async () => {
  const repository = await repositoryWith();
  const provider = await repository.provider({ exec: dataEngine([], []).exec });
  await expect(provider.planData('local', { kind: 'snapshot', name: 'a' })).rejects.toThrow('no Compose files');
});

test('a branch called local or production gets another id', async () => {
  const repository = await repositoryWith();
  const provider = await repository.provider({ exec: noDocker().exec });
  for (const name of ['local', 'production'])
    await provider.apply(
      await provider.planBranch(name, { kind: 'local' }),
      () => undefined,
      new AbortController().signal,
    );
  expect((await provider.list()).map(({ id }) => id).sort()).toEqual(['local-2', 'production-2']);
});
