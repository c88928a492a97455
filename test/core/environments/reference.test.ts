import { expect, test } from 'vitest';
import { projectAt, referenceTo } from '../../../core/environments/local/reference';
import { exec } from '../../../core/exec';
import { valueOf } from '../../../core/model';
import type { Project } from '../../../core/project';
import { repositoryWith } from './repository';

const manifest = (version: string) => ({ '.upsun/config.yaml': `services: {db: {type: "postgresql:${version}"}}\n` });

function versionIn({ declared }: Project): string | undefined {
  const [service] = declared.services;
  return service && valueOf(service.version);
}

test('a branch, a tag, a commit and a branch of a remote', async () => {
  const repository = await repositoryWith({
    ...manifest('15'),
    'compose.yaml': 'services: {db: {image: postgres:15}}\n',
  });
  await repository.run('tag', 'v1');
  await repository.run('checkout', '--quiet', '-b', 'staging');
  await repository.commit(manifest('16'));
  const commit = (await repository.run('rev-parse', 'HEAD')).trim();
  await repository.run('update-ref', 'refs/remotes/origin/next/one', commit);
  await repository.run('remote', 'add', 'origin', 'https://git.example/shop.git');
  await repository.run('checkout', '--quiet', 'main');
  const found = await Promise.all(
    ['v1', 'staging', commit, commit.slice(0, 10), 'next/one', 'origin/next/one', 'HEAD', 'staging~1'].map(
      async (name) => versionIn(await projectAt(repository.root, name, exec)),
    ),
  );
  expect(found).toEqual(['15', '16', '16', '16', '16', '16', '15', '15']);
  const { comparison } = await projectAt(repository.root, 'v1', exec);
  expect(comparison.services).toHaveLength(1);
});

test('a project below the root of its repository', async () => {
  const repository = await repositoryWith({ 'shop/.upsun/config.yaml': manifest('15')['.upsun/config.yaml'] });
  expect(versionIn(await projectAt(`${repository.root}/shop`, 'main', exec))).toBe('15');
  await expect(projectAt(repository.root, 'main', exec)).rejects.toThrow('There is no manifest in "main".');
});

test.each([
  '',
  'nowhere',
  '-h',
  '--upload-pack=touch x',
  '--output=x',
  ':/initial',
  'main:compose.yaml',
  'main name',
  'a\0b',
  'a\nb',
  '\u001b[2J',
  '../../etc/passwd',
  '__proto__',
  'x'.repeat(5000),
])('%j is no name of a commit', async (name) => {
  const repository = await repositoryWith(manifest('15'));
  const reference = await referenceTo(repository.root, name, exec);
  expect(reference).toMatchObject({ name, state: 'unknown' });
  expect(reference).toHaveProperty('reason', expect.stringContaining('is no branch, tag or commit here.'));
});

test('a folder that is in no repository says so', async () => {
  expect(await referenceTo('/', 'main', exec)).toMatchObject({
    state: 'unknown',
    reason: expect.stringContaining('This folder is not in a git repository.') as string,
  });
});
