import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { productionCommit } from '../../../core/environments/local/productionCommit';
import { folderWith } from '../../folders';
import { repositoryWith, type TestRepository } from './repository';

/** A clone's refs without the clone: `origin` with its default branch, as last fetched. */
async function withRemote(repository: TestRepository, name = 'origin', branch = 'trunk'): Promise<void> {
  await repository.run('remote', 'add', name, join(repository.root, 'nowhere'));
  await repository.run('update-ref', `refs/remotes/${name}/${branch}`, 'HEAD');
  await repository.run('symbolic-ref', `refs/remotes/${name}/HEAD`, `refs/remotes/${name}/${branch}`);
}

async function fetchedAt(repository: TestRepository, date: Date): Promise<void> {
  const folder = await folderWith();
  await repository.run('init', '--quiet', '--bare', folder);
  await repository.run('fetch', '--quiet', folder).catch(() => undefined);
  await utimes(join(repository.root, '.git', 'FETCH_HEAD'), date, date);
}

const date = new Date('2026-11-03T10:00:00Z');

interface Case {
  readonly name: string;
  readonly setting?: string;
  readonly prepare: (repository: TestRepository) => Promise<unknown>;
  readonly expected: object;
}

const cases: readonly Case[] = [
  {
    name: 'local main',
    prepare: () => Promise.resolve(),
    expected: { state: 'known', ref: 'main', how: 'the local branch main' },
  },
  {
    name: 'local master',
    prepare: (it) => it.run('branch', '--move', 'main', 'master'),
    expected: { state: 'known', ref: 'master', how: 'the local branch master' },
  },
  {
    name: 'neither',
    prepare: (it) => it.run('branch', '--move', 'main', 'work'),
    expected: { state: 'unknown', nextStep: expect.stringContaining('parity.productionBranch') as string },
  },
  {
    name: 'the default branch of the remote, before local main',
    prepare: withRemote,
    expected: { state: 'known', ref: 'origin/trunk', how: 'the default branch of origin' },
  },
  {
    name: 'origin before other remotes',
    prepare: async (it) => {
      await withRemote(it, 'alpha', 'one');
      await withRemote(it);
    },
    expected: { state: 'known', ref: 'origin/trunk' },
  },
  {
    name: 'another remote where origin has no default branch',
    prepare: async (it) => {
      await it.run('remote', 'add', 'origin', 'nowhere');
      await withRemote(it, 'upstream', 'stable');
    },
    expected: { state: 'known', ref: 'upstream/stable', how: 'the default branch of upstream' },
  },
  {
    name: 'a default branch that is gone does not count',
    prepare: async (it) => {
      await withRemote(it);
      await it.run('update-ref', '-d', 'refs/remotes/origin/trunk');
    },
    expected: { state: 'known', ref: 'main' },
  },
  {
    name: 'the age of the last fetch',
    prepare: async (it) => {
      await withRemote(it);
      await fetchedAt(it, date);
    },
    expected: { state: 'known', ref: 'origin/trunk', fetchedAt: date },
  },
  {
    name: 'the setting, on the remote first',
    setting: 'trunk',
    prepare: async (it) => {
      await withRemote(it);
      await it.run('branch', 'trunk');
    },
    expected: { state: 'known', ref: 'origin/trunk', how: 'the setting parity.productionBranch' },
  },
  {
    name: 'the setting with its remote',
    setting: 'origin/trunk',
    prepare: withRemote,
    expected: { state: 'known', ref: 'origin/trunk', how: 'the setting parity.productionBranch' },
  },
  {
    name: 'the setting, as a local branch',
    setting: 'live',
    prepare: (it) => it.run('branch', 'live'),
    expected: { state: 'known', ref: 'live', how: 'the setting parity.productionBranch' },
  },
  ...['gone', '--all', '-x', '../main', 'a\u0001b', 'main^{tree}'].map((setting) => ({
    name: `the setting names no branch: ${JSON.stringify(setting)}`,
    setting,
    prepare: () => Promise.resolve(),
    expected: { state: 'unknown', reason: expect.stringContaining('does not exist here') as string },
  })),
];

test.each(cases)('$name', async ({ setting, prepare, expected }) => {
  const repository = await repositoryWith();
  const commit = await repository.run('rev-parse', 'HEAD');
  await prepare(repository);
  const found = await productionCommit(await repository.open(), setting ?? '');
  expect(found).toMatchObject(expected);
  if (found.state === 'known') expect(found.commit).toBe(commit);
});

test('a local branch has no age', async () => {
  const repository = await repositoryWith();
  await withRemote(repository);
  await fetchedAt(repository, date);
  const found = await productionCommit(await repository.open(), 'main');
  expect(found).not.toHaveProperty('fetchedAt');
});
