import { expect, test } from 'vitest';
import type { Environment } from '../../../core/environments/environment';
import { branchStates } from '../../../core/environments/local/branchStates';
import { gitIn } from '../../../core/environments/local/git';
import type { ProductionCommit } from '../../../core/environments/provider';
import { exec, type Exec } from '../../../core/exec';
import { repositoryWith, type TestRepository } from './repository';

async function productionOf(repository: TestRepository): Promise<ProductionCommit> {
  return { state: 'known', commit: await repository.run('rev-parse', 'main'), ref: 'main', how: 'a test' };
}

function environment(branch: string, commit: string): Environment {
  const made = {
    kind: 'branch',
    worktree: '/w',
    projectPath: '',
    parent: 'local',
    services: 'compose',
    created: '',
  } as const;
  return { ...made, id: branch.replaceAll('/', '-'), branch, commit };
}

async function withCommit(repository: TestRepository, branch: string): Promise<Environment> {
  const start = await repository.run('rev-parse', 'main');
  await repository.run('switch', '--quiet', '--create', branch);
  await repository.commit({ [`${branch}.txt`]: 'work' });
  await repository.run('switch', '--quiet', 'main');
  return environment(branch, start);
}

test('merged, deleted, gone on the remote, and what is none of these', async () => {
  const repository = await repositoryWith();
  const start = await repository.run('rev-parse', 'main');
  const environments = [
    environment('untouched', start),
    environment('never-there', start),
    await withCommit(repository, 'merged'),
    await withCommit(repository, 'going/on'),
    await withCommit(repository, 'pushed'),
  ];
  await repository.run('branch', 'untouched');
  await repository.run('merge', '--quiet', '--no-ff', '--message=merge', 'merged');
  await repository.run('config', 'remote.origin.url', 'nowhere');
  await repository.run('config', 'remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*');
  await repository.run('config', 'branch.pushed.remote', 'origin');
  await repository.run('config', 'branch.pushed.merge', 'refs/heads/pushed');
  const states = await branchStates(environments, repository.git, productionOf(repository));
  expect(Object.fromEntries(states)).toEqual({
    'never-there': { state: 'deleted' },
    merged: { state: 'merged', into: 'main' },
    pushed: { state: 'remoteDeleted', remote: 'origin/pushed' },
  });
});

test('where production is unknown, nothing is called merged', async () => {
  const repository = await repositoryWith();
  const merged = await withCommit(repository, 'merged');
  await repository.run('merge', '--quiet', '--ff-only', 'merged');
  const unknown: ProductionCommit = { state: 'unknown', reason: 'r', nextStep: 'n' };
  expect(await branchStates([merged], repository.git, Promise.resolve(unknown))).toEqual(new Map());
});

test('so many programs are started for one environment as for twenty', async () => {
  const repository = await repositoryWith();
  const environments: Environment[] = [];
  for (let index = 0; index < 20; index++) environments.push(await withCommit(repository, `b${index}`));
  const production = await productionOf(repository);
  const started = async (some: readonly Environment[]) => {
    let count = 0;
    const counting: Exec = (command, args, options) => {
      count++;
      return exec(command, args, options);
    };
    await branchStates(some, gitIn(repository.root, counting), Promise.resolve(production));
    return count;
  };
  expect(await started(environments.slice(0, 1))).toBe(2);
  expect(await started(environments)).toBe(2);
});

test('a repository that git can not read claims nothing', async () => {
  const repository = await repositoryWith();
  const broken: Exec = () => Promise.resolve({ code: 128, stdout: '', stderr: 'fatal' });
  const states = branchStates([environment('x', 'c')], gitIn(repository.root, broken), productionOf(repository));
  expect(await states).toEqual(new Map());
});
