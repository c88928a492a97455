import { expect, test } from 'vitest';
import { crash } from './crash';
import { noDocker } from './fakeDocker';
import { filesBelow } from './files';
import { repositoryWith } from './repository';

test.each(['createWorktree running', 'createWorktree done', 'register running', 'register done'])(
  'a process that is killed at "%s" leaves nothing once the next has started',
  async (at) => {
    const repository = await repositoryWith();
    expect(await crash({ folder: repository.root, state: repository.state, make: 'x', at })).toBeNull();
    const left = await filesBelow(repository.state);
    expect(left.filter((path) => /journal|lock/.test(path))).toHaveLength(2);

    const provider = await repository.provider({ exec: noDocker().exec });
    expect(await provider.recover()).toEqual([{ title: 'Branch x', outcome: 'undone', left: [] }]);
    expect(await filesBelow(repository.state)).toEqual([]);
    expect(await repository.run('branch', '--format=%(refname:short)')).toBe('main');
    expect(await repository.run('worktree', 'list', '--porcelain')).not.toContain(repository.state);
    expect(await provider.recover()).toEqual([]);
  },
);

test('the next plan works without a word of it', async () => {
  const repository = await repositoryWith();
  await crash({ folder: repository.root, state: repository.state, make: 'x', at: 'createWorktree done' });
  const provider = await repository.provider({ exec: noDocker().exec });
  await provider.recover();
  const plan = await provider.planBranch('x', { kind: 'local' });
  await provider.apply(plan, () => undefined, new AbortController().signal);
  expect((await provider.list()).map(({ id }) => id)).toEqual(['x']);
});

test.each([
  ['x', 'x'],
  ['x', 'y'],
])(
  'two processes branch %s and %s at once: what one can not do leaves nothing, and the other is whole',
  async (...names) => {
    const repository = await repositoryWith();
    const { root: folder, state } = repository;
    const codes = await Promise.all(names.map((make) => crash({ folder, state, make, at: 'never' })));
    const done = names.filter((_, index) => codes[index] === 0);
    expect(done.length).toBeGreaterThan(0);
    const provider = await repository.provider({ exec: noDocker().exec });
    const ids = async () => (await provider.list()).map(({ id }) => id).sort();
    expect(await ids()).toEqual([...new Set(done)].sort());
    expect(done).toEqual([...new Set(done)]);
    expect((await filesBelow(state)).filter((path) => /journal|lock/.test(path))).toEqual([]);
    for (const name of new Set(names.filter((it) => !done.includes(it))))
      await provider.apply(
        await provider.planBranch(name, { kind: 'local' }),
        () => undefined,
        new AbortController().signal,
      );
    expect(await ids()).toEqual([...new Set(names)].sort());
  },
);
