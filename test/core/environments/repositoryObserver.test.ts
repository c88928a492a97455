import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryObserver } from '../../../core/environments/local/repositoryObserver';
import { exec, type Exec } from '../../../core/exec';
import { valueOf } from '../../../core/model';
import { defaultSettings } from '../../../core/settings';
import { folderWith, put } from '../../folders';
import { repositoryWith, type TestRepository } from './repository';

const manifest = (version: string) => ({ '.upsun/config.yaml': `services: {db: {type: "postgresql:${version}"}}\n` });

/** Versions in production and where the branch left it. */
async function versions(repository: TestRepository, productionBranch = '') {
  const { deployed } = await observerOf(repository).look({ ...defaultSettings, productionBranch });
  return deployed && [deployed.ref, versionIn(deployed.production), versionIn(deployed.base)];
}

function observerOf(repository: TestRepository, run: Exec = exec) {
  return repositoryObserver(repository.root, run);
}

type Deployed = NonNullable<Awaited<ReturnType<ReturnType<typeof repositoryObserver>['look']>>['deployed']>;

function versionIn({ model }: Deployed['production']): string | undefined {
  const [service] = model.services;
  return service && valueOf(service.version);
}

test('production, and where the branch left it', async () => {
  const repository = await repositoryWith(manifest('15'));
  await repository.run('checkout', '--quiet', '-b', 'feature');
  expect(await versions(repository)).toEqual(['main', '15', '15']);
  await repository.commit(manifest('17'));
  await repository.run('checkout', '--quiet', 'main');
  await repository.commit(manifest('16'));
  await repository.run('checkout', '--quiet', 'feature');
  expect(await versions(repository)).toEqual(['main', '16', '15']);
  expect(await versions(repository, 'feature')).toEqual(['feature', '17', '17']);
  expect(await versions(repository, 'nowhere')).toBeUndefined();
});

test('the same object while the commits are the same', async () => {
  const repository = await repositoryWith(manifest('15'));
  let blobs = 0;
  const observer = observerOf(repository, (command, args, options) => {
    if (args.includes('blob')) blobs++;
    return exec(command, args, options);
  });
  const first = await observer.look(defaultSettings);
  expect(blobs).toBe(1);
  await put(repository.root, '.upsun/config.yaml', '');
  expect(await observer.look(defaultSettings)).toBe(first);
  await repository.commit(manifest('16'));
  expect(await observer.look(defaultSettings)).not.toBe(first);
  expect(blobs).toBe(2);
});

test('what production includes is read at its commit', async () => {
  const repository = await repositoryWith({
    '.upsun/config.yaml': 'services: !include parts/services.yaml\n',
    '.upsun/parts/services.yaml': 'db: {type: "postgresql:15"}\n',
  });
  await put(repository.root, '.upsun/parts/services.yaml', 'db: {type: "postgresql:17"}\n');
  expect(await versions(repository)).toEqual(['main', '15', '15']);
});

test('nothing without a repository, without a commit, without git', async () => {
  const folder = await folderWith(manifest('15'));
  expect(await repositoryObserver(folder, exec).look(defaultSettings)).toEqual({});
  expect(await observerOf(await repositoryWith({})).look(defaultSettings)).toEqual({});
  const withoutGit: Exec = (_, args, options) => exec(join(folder, 'no-git'), args, options);
  expect(await repositoryObserver(folder, withoutGit).look(defaultSettings)).toEqual({});
});
