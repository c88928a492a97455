import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryWith } from '../core/environments/repository';
import { put } from '../folders';
import { clientOf, equal, manifest, manifestFile } from './driftedProject';
import { itemsOf, type LspClient } from './lspClient';

const code = 'deployed-manifest-drift';
const trusted = { initializationOptions: { trusted: true } };
const older = manifest.replace('postgresql:17', 'postgresql:15');

/** A repository whose main has PostgreSQL 15 and whose branch, checked out, has 17. */
async function branchedRepository() {
  const repository = await repositoryWith({ [manifestFile]: older, 'compose.yaml': equal });
  await repository.run('checkout', '--quiet', '-b', 'feature');
  await put(repository.root, manifestFile, manifest);
  return repository;
}

async function messages(client: LspClient): Promise<unknown[]> {
  return itemsOf(await client.pull(manifestFile)).flatMap((it) => (it.code === code ? [it.message] : []));
}

test('what a deployment changes comes after the first answer, and goes with a branch that changed outside of the editor', async () => {
  const repository = await branchedRepository();
  const client = await clientOf([repository.root], trusted);
  await client.open(manifestFile, manifest, 'upsun');
  await client.pull(manifestFile);
  await client.until(() => client.refreshes > 0 && client.watched.some((it) => it.includes('packed-refs')));
  expect(await messages(client)).toEqual([
    'PostgreSQL 15 is in production (main), 17 is declared here: the upgrade is done at the next deployment',
  ]);
  const refreshes = client.refreshes;
  await repository.commit({ [manifestFile]: manifest });
  await repository.run('branch', '--force', 'main', 'feature');
  await client.tell(2, '.git/refs/heads/main');
  await client.until(() => client.refreshes > refreshes);
  expect(await messages(client)).toEqual([]);
});

test('the production branch is the one that the project says', async () => {
  const repository = await branchedRepository();
  await repository.run('branch', 'live', 'main');
  await repository.commit({ [manifestFile]: manifest });
  await repository.run('branch', '--force', 'main', 'feature');
  const client = await clientOf([repository.root], trusted);
  await client.open(manifestFile, manifest, 'upsun');
  expect(await messages(client)).toEqual([]);
  await put(repository.root, '.parity.yaml', 'productionBranch: live\n');
  await client.tell(1, '.parity.yaml');
  await client.until(() => client.refreshes > 0);
  expect(await messages(client)).toEqual([expect.stringContaining('in production (live)')]);
});

test('typing is not kept waiting, and changes what is said', async () => {
  const repository = await branchedRepository();
  const client = await clientOf([repository.root], trusted);
  await client.open(manifestFile, manifest, 'upsun');
  await client.until(() => client.refreshes > 0);
  await client.change(manifestFile, 2, { text: older });
  expect(await messages(client)).toEqual([]);
  await client.change(manifestFile, 3, { text: manifest.replace('postgresql:17', 'postgresql:14') });
  expect(await messages(client)).toEqual([expect.stringContaining('going back to an older version')]);
});

test('git is not asked in a folder that is not trusted', async () => {
  const repository = await branchedRepository();
  const client = await clientOf([repository.root]);
  await client.open(manifestFile, manifest, 'upsun');
  expect(await messages(client)).toEqual([]);
  expect(client.watched.some((it) => it.includes('packed-refs'))).toBe(false);
});

test('a project in a folder of a linked worktree', async () => {
  const repository = await repositoryWith({ 'shop/.upsun/config.yaml': older });
  const worktree = join(repository.state, 'worktree');
  await repository.run('worktree', 'add', '--quiet', '-b', 'feature', worktree);
  const file = 'shop/.upsun/config.yaml';
  await put(worktree, file, manifest);
  const client = await clientOf([worktree], trusted);
  await client.open(file, manifest, 'upsun');
  await client.until(() => client.refreshes > 0);
  expect(await client.codes(file)).toContain(code);
});
