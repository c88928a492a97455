import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exec } from '../../../core/exec';
import { gitIn } from '../../../core/environments/local/git';
import { commitFiles } from '../../../core/environments/local/commitFiles';
import { folderWith } from '../../folders';
import { repositoryWith } from './repository';

const files = {
  '.upsun/config.yaml': 'root\n',
  'app/.upsun/config.yaml': 'app\n',
  'app/.upsun/b.yaml': '',
  'app/.upsun/deep/c.yaml': '',
  'bom.yaml': '\uFEFFa: 1\n',
  'wéird "name".yaml': 'x\n',
};

test('a project’s files as they are in a commit, not in the working tree', async () => {
  const repository = await repositoryWith(files);
  const commit = await repository.run('rev-parse', 'HEAD');
  await repository.commit({ '.upsun/config.yaml': 'newer\n', '.upsun/new.yaml': '' });
  const loader = commitFiles(repository.git, commit, '');
  expect(await loader.read('.upsun/config.yaml')).toEqual({ state: 'known', text: 'root\n' });
  expect(await loader.read('.upsun/new.yaml')).toEqual({ state: 'absent' });
  expect(await loader.read('bom.yaml')).toEqual({ state: 'known', text: 'a: 1\n' });
  expect(await loader.read('wéird "name".yaml')).toEqual({ state: 'known', text: 'x\n' });
  expect(await loader.list('')).toEqual(['bom.yaml', 'wéird "name".yaml']);
  expect(await loader.list('.upsun')).toEqual(['config.yaml']);
  expect(await loader.list('nowhere')).toEqual([]);
});

test('a project in a folder of the repository', async () => {
  const repository = await repositoryWith(files);
  const loader = commitFiles(repository.git, await repository.run('rev-parse', 'HEAD'), 'app');
  expect(await loader.read('.upsun/config.yaml')).toEqual({ state: 'known', text: 'app\n' });
  expect(await loader.list('.upsun')).toEqual(['b.yaml', 'config.yaml']);
  expect(await loader.list('')).toEqual([]);
  const inside = commitFiles(gitIn(join(repository.root, 'app'), exec), 'HEAD', 'app');
  expect(await inside.list('.upsun')).toEqual(['b.yaml', 'config.yaml']);
});

test.each(['.upsun', '../a', '--help', ':(top)a', 'a\u0001'])('%j is no file', async (path) => {
  const repository = await repositoryWith(files);
  const loader = commitFiles(repository.git, await repository.run('rev-parse', 'HEAD'), '');
  expect(await loader.read(path)).toEqual({ state: 'absent' });
});

test('programs that show files are not run', async () => {
  const repository = await repositoryWith({ 'a.yaml': 'a: 1\n', '.gitattributes': '*.yaml diff=shown\n' });
  const folder = await folderWith();
  const program = join(folder, 'show.sh');
  await writeFile(program, `#!/bin/sh\ntouch ${join(folder, 'ran')}\necho changed\n`);
  await chmod(program, 0o755);
  await repository.run('config', 'diff.shown.textconv', program);
  const loader = commitFiles(repository.git, await repository.run('rev-parse', 'HEAD'), '');
  expect(await loader.read('a.yaml')).toEqual({ state: 'known', text: 'a: 1\n' });
});
