import { chmod, lstat, mkdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cloneFolders } from '../../../core/environments/local/actions/dependencies';
import { uncommitted } from '../../../core/environments/local/changes';
import { canClone, dependencyFolders } from '../../../core/environments/local/dependencyFolders';
import { whyNotABranch } from '../../../core/environments/name';
import type { Plan } from '../../../core/environments/plan';
import type { BranchOptions, BranchSource } from '../../../core/environments/provider';
import { folderWith, put } from '../../folders';
import { fakeDocker, noDocker } from './fakeDocker';
import { filesBelow } from './files';
import { repositoryWith, type Files, type ProviderOptions, type TestRepository } from './repository';

interface Made {
  readonly repository: TestRepository;
  readonly plan: Plan;
  readonly worktree: string;
  read(path: string): Promise<string>;
}

/** A branch `x` of code alone, of a repository with files beside the committed ones. */
async function made(
  repository: TestRepository,
  beside: Files = {},
  more: { options?: BranchOptions; provider?: ProviderOptions; name?: string; source?: BranchSource } = {},
): Promise<Made> {
  for (const [path, text] of Object.entries(beside)) await put(repository.root, path, text);
  const provider = await repository.provider({ exec: noDocker().exec, ...more.provider });
  const name = more.name ?? 'x';
  const plan = await provider.planBranch(name, more.source ?? { kind: 'local' }, more.options);
  await provider.apply(plan, () => undefined, new AbortController().signal);
  const worktree = (await provider.list()).find(({ branch }) => branch === name)?.worktree ?? '';
  return { repository, plan, worktree, read: (path) => readFile(join(worktree, path), 'utf8') };
}

const rights = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
const ignoring = (...names: string[]) => repositoryWith({ 'a.txt': 'a\n', '.gitignore': `${names.join('\n')}\n` });

test('files named .env come along, readable by their owner alone, and the plan names them without their content', async () => {
  const repository = await repositoryWith({ 'app/index.php': '', '.gitignore': '.env*\n' });
  const { worktree, plan, read } = await made(repository, { '.env': 'SECRET=x', 'app/.env.local': 'A=1' });
  expect(await read('.env')).toBe('SECRET=x');
  expect(await read('app/.env.local')).toBe('A=1');
  expect(await rights(join(worktree, '.env'))).toBe('600');
  expect(plan.steps.map(({ title }) => title)).toContain('Carry over .env, app/.env.local, which git does not hold');
  expect(JSON.stringify(plan)).not.toContain('SECRET');
});

test('what the settings name comes along: files, folders, nothing from outside', async () => {
  const settings = { worktree: { copy: ['keys', 'a.txt', 'local.json', '../x', 'gone'] } };
  const files = { 'keys/a.pem': 'a', 'keys/deep/b.pem': 'b', 'local.json': '{}', 'other.json': '' };
  const { plan, worktree } = await made(await ignoring('keys', '*.json'), files, { provider: { settings } });
  const copied = await filesBelow(worktree);
  expect(copied).toEqual(expect.arrayContaining(['keys/a.pem', 'keys/deep/b.pem', 'local.json']));
  expect(copied).not.toContain('other.json');
  expect(plan.notes).toContain('"../x" of worktree.copy is left out: it is not a path in the project.');
  expect(plan.notes).toContain('"gone" of worktree.copy is left out: it does not exist.');
});

test('a link comes as what it leads to; one that leads nowhere is told', async () => {
  const repository = await ignoring('.env*');
  const outside = await folderWith({ 'shared.env': 'A=1' });
  await symlink(join(outside, 'shared.env'), join(repository.root, '.env'));
  await symlink('nowhere', join(repository.root, '.env.local'));
  const { plan, worktree, read } = await made(repository);
  expect(await read('.env')).toBe('A=1');
  expect((await lstat(join(worktree, '.env'))).isFile()).toBe(true);
  expect(plan.notes).toContain('.env.local is not carried over: it is a link that leads nowhere.');
});

test('odd names', async () => {
  const name = '.env.ü "x"\n$(y)';
  const { read } = await made(await ignoring('.env*'), { [name]: 'A=1' });
  expect(await read(name)).toBe('A=1');
});

test('a Compose file that git ignores is read and carried, with what it reads', async () => {
  const repository = await repositoryWith({
    'compose.yaml': 'services: { a: { image: x } }',
    '.gitignore': 'compose.override.yaml\n*.conf\n',
  });
  const override = 'services: { a: { env_file: [own.conf], volumes: ["./my.conf:/my.conf"] } }';
  for (const [path, text] of Object.entries({ 'compose.override.yaml': override, 'own.conf': 'A=1', 'my.conf': '' }))
    await put(repository.root, path, text);
  await chmod(join(repository.root, 'my.conf'), 0o644);
  const provider = await repository.provider({ exec: fakeDocker().exec });
  const plan = await provider.planBranch('x', { kind: 'local' });
  expect(plan.steps.find(({ action }) => action === 'carryFiles')?.touches).toEqual([
    'compose.override.yaml',
    'my.conf',
    'own.conf',
  ]);
});

test('a removal says when a carried file was changed, and does not count one that was not', async () => {
  const repository = await ignoring('ignored');
  const { worktree } = await made(repository, { '.env': 'A=1' });
  const provider = await repository.provider({ exec: noDocker().exec });
  expect((await provider.planRemove('x')).state).toBe('ready');
  const ready = await provider.planRemove('x');
  await writeFile(join(worktree, '.env'), 'A=2');
  expect(await provider.planRemove('x')).toEqual({ state: 'choose', unsaved: { files: ['.env'], commits: 0 } });
  if (ready.state !== 'ready') throw new Error('It was ready');
  const applying = provider.apply(ready.plan, () => undefined, new AbortController().signal);
  await expect(applying).rejects.toThrow(/unsaved work.*\.env/);
});

test('of ignored files, too; a stash does not hold them, and the plan says so', async () => {
  const repository = await ignoring('.env');
  const { worktree } = await made(repository, { '.env': 'A=1' });
  const provider = await repository.provider({ exec: noDocker().exec });
  expect((await provider.planRemove('x')).state).toBe('ready');
  await writeFile(join(worktree, '.env'), 'A=2');
  const unsaved = { files: [], commits: 0, carried: ['.env'] };
  expect(await provider.planRemove('x')).toEqual({ state: 'choose', unsaved });
  const removal = await provider.planRemove('x', 'stash');
  const destroys = removal.state === 'ready' ? removal.plan.steps.flatMap((step) => step.destroys ?? []) : [];
  expect(destroys).toEqual(['1 ignored file changed since it was carried over (.env)', 'what was carried over: .env']);
});

test('dependency folders are cloned where the file system can, else told', () => {
  const untracked = { files: [], folders: ['node_modules', 'app/vendor', '.venv', 'var'] };
  expect(dependencyFolders(untracked, true)).toEqual({
    cloned: ['node_modules', 'app/vendor'],
    notes: [expect.stringMatching(/^Install in the worktree: \.venv\./)],
  });
  expect(dependencyFolders(untracked, false)).toMatchObject({
    cloned: [],
    notes: [expect.stringMatching(/^Install in the worktree: node_modules, app\/vendor\./), expect.anything()],
  });
});

test('the probe leaves nothing', async () => {
  const [from, to] = [await folderWith({ a: 'a' }), await folderWith()];
  expect(typeof (await canClone(from, to))).toBe('boolean');
  expect(await canClone(join(from, 'none'), to)).toBe(false);
  expect(await filesBelow(to)).toEqual([]);
});

test('a folder is cloned with its links; those by a whole path lead into the worktree; undone twice', async () => {
  const root = await folderWith({ 'node_modules/a/index.js': 'a', 'packages/b/index.js': 'b' });
  const worktree = await folderWith();
  await symlink('../packages/b', join(root, 'node_modules/b'));
  await symlink(join(root, 'packages/b'), join(root, 'node_modules/c'));
  await symlink('/usr', join(root, 'node_modules/d'));
  await mkdir(join(root, 'node_modules/empty'));
  const input = { root, worktree, folders: ['node_modules'] };
  const context = { signal: new AbortController().signal, detail: () => undefined };
  const action = cloneFolders();
  for (const time of ['once', 'again']) {
    await action.run(input, context);
    expect(await readFile(join(worktree, 'node_modules/a/index.js'), 'utf8'), time).toBe('a');
  }
  expect(await readlink(join(worktree, 'node_modules/b'))).toBe('../packages/b');
  expect(await readlink(join(worktree, 'node_modules/c'))).toBe(join(worktree, 'packages/b'));
  expect(await readlink(join(worktree, 'node_modules/d'))).toBe('/usr');
  await expect(action.run(input, { ...context, signal: AbortSignal.abort() })).rejects.toThrow('Cancelled');
  for (let time = 0; time < 2; time++) await action.undo(input, context);
  expect(await filesBelow(worktree)).toEqual([]);
});

const dirty: Files = { 'a.txt': 'changed\n', 'new/ü "x".txt': 'new\n', 'staged.txt': 'staged\n', ignored: 'i\n' };

async function dirtyRepository(): Promise<TestRepository> {
  const repository = await repositoryWith({ 'a.txt': 'a\n', 'gone.txt': '', 'run.sh': '', '.gitignore': 'ignored\n' });
  for (const [path, text] of Object.entries(dirty)) await put(repository.root, path, text);
  await repository.run('add', 'staged.txt');
  await repository.run('rm', '--quiet', 'gone.txt');
  await chmod(join(repository.root, 'run.sh'), 0o755);
  await symlink('a.txt', join(repository.root, 'link'));
  return repository;
}

test('uncommitted changes stay where they are unless they are wanted', async () => {
  const { read, plan } = await made(await dirtyRepository());
  expect(await read('a.txt')).toBe('a\n');
  expect(plan.steps.map(({ action }) => action)).not.toContain('bringChanges');
});

test('uncommitted changes come along when they are wanted; the source is not touched', async () => {
  const repository = await dirtyRepository();
  const index = await readFile(join(repository.root, '.git/index'));
  const before = await repository.run('status', '--porcelain');
  const objects = await repository.run('count-objects');
  const { read, worktree, plan } = await made(repository, {}, { options: { bring: { changes: true } } });
  expect(await read('a.txt')).toBe('changed\n');
  expect(await read('new/ü "x".txt')).toBe('new\n');
  expect(await read('staged.txt')).toBe('staged\n');
  expect(await readlink(join(worktree, 'link'))).toBe('a.txt');
  expect(await rights(join(worktree, 'run.sh'))).toBe('755');
  expect(await filesBelow(worktree)).not.toEqual(expect.arrayContaining(['gone.txt']));
  expect(await filesBelow(worktree)).not.toContain('ignored');
  expect(plan.steps.map(({ title }) => title)).toContain(
    `Bring 6 uncommitted changes; they stay in ${repository.root}, too`,
  );
  expect(await readFile(join(repository.root, '.git/index'))).toEqual(index);
  expect(await repository.run('status', '--porcelain')).toBe(before);
  expect(await repository.run('count-objects')).toBe(objects);
  expect(await repository.run('stash', 'list')).toBe('');
});

test('production has no uncommitted changes', async () => {
  const provider = await (await repositoryWith()).provider({ exec: noDocker().exec });
  const planning = provider.planBranch('x', { kind: 'production' }, { bring: { changes: true } });
  await expect(planning).rejects.toThrow('Production has no uncommitted changes.');
});

test('Compose files are read as they are when changes come along', async () => {
  const repository = await repositoryWith({ 'compose.yaml': 'services: { a: { image: x } }' });
  await put(repository.root, 'compose.yaml', 'services: { b: { image: y, volumes: ["./conf:/conf"] } }');
  await put(repository.root, 'conf/a.conf', '');
  const provider = await repository.provider({ exec: fakeDocker().exec });
  const plan = await provider.planBranch('x', { kind: 'local' }, { bring: { changes: true } });
  expect(plan.steps.find(({ action }) => action === 'startStack')?.title).toContain('Start b ');
  expect(JSON.stringify(plan)).not.toContain('"type":"volume"');
});

test('a merge in the middle: files come as they are', async () => {
  const repository = await repositoryWith({ 'a.txt': 'a\n' });
  await repository.run('checkout', '--quiet', '-b', 'other');
  await repository.commit({ 'a.txt': 'b\n' });
  await repository.run('checkout', '--quiet', 'main');
  await repository.commit({ 'a.txt': 'c\n' });
  await repository.git.ask(['merge', 'other']);
  expect(await uncommitted(repository.git)).toEqual({ files: ['a.txt'], deleted: [], submodules: [] });
});

test('submodules are empty, and a note says so; a worktree with one can be removed', async () => {
  const library = await repositoryWith({ 'lib.txt': '' });
  const repository = await repositoryWith();
  await repository.run('-c', 'protocol.file.allow=always', 'submodule', 'add', '--quiet', library.root, 'lib');
  await repository.run('commit', '--quiet', '--message=lib');
  await put(repository.root, 'lib/new.txt', '');
  const { plan } = await made(repository, {}, { options: { bring: { changes: true } } });
  expect(plan.notes.join()).toContain('Submodules are empty: lib. Run "git submodule update --init" in the worktree.');
  expect(plan.notes.join()).toContain('Changes in the submodule lib do not come along.');
  const provider = await repository.provider({ exec: noDocker().exec });
  const removal = await provider.planRemove('x');
  if (removal.state === 'ready') await provider.apply(removal.plan, () => undefined, new AbortController().signal);
  expect(await provider.list()).toEqual([]);
});

test('a sparse checkout stays one, and a note says so', async () => {
  const repository = await repositoryWith({ 'in/a.txt': '', 'out/b.txt': '' });
  await repository.run('sparse-checkout', 'set', 'in');
  const { plan, worktree } = await made(repository);
  expect(plan.notes).toContain('The repository is checked out sparsely; so is the worktree.');
  expect(await filesBelow(worktree)).not.toContain('out/b.txt');
});

test('a detached HEAD, a folder with spaces, an environment of an environment', async () => {
  const repository = await repositoryWith({ 'my app/a b.txt': 'a\n', '.gitignore': '.env\n' });
  await repository.run('checkout', '--quiet', '--detach');
  const options = { provider: { projectPath: 'my app' } };
  const first = await made(repository, { 'my app/.env': 'A=1' }, options);
  expect(await first.read('my app/.env')).toBe('A=1');
  await writeFile(join(first.worktree, 'my app/.env'), 'A=2');
  const source = { kind: 'environment', id: 'x' } as const;
  const second = await made(repository, {}, { ...options, name: 'y', source });
  expect(await second.read('my app/.env')).toBe('A=2');
  expect(await second.read('my app/a b.txt')).toBe('a\n');
});

test(
  'every name that is not refused makes a branch, and no two share an environment',
  { timeout: 60_000 },
  async () => {
    const unit = fc.oneof(
      fc.constantFrom('a', '/', '-', '.', 'é', '日', '😀', ' ', '..', 'A'),
      fc.string({ maxLength: 3 }),
    );
    const names = fc.array(unit, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
    const wanted = ['a/b', 'a-b', 'a.b', 'n'.repeat(250), `${'é'.repeat(100)}/x`, '日本語', '中文'];
    const drawn = fc.sample(names, { numRuns: 400, seed: 7 }).filter((name) => whyNotABranch(name) === undefined);
    const repository = await repositoryWith();
    const provider = await repository.provider({ exec: noDocker().exec });
    for (const name of [...wanted, ...drawn.slice(0, 15)]) {
      const plan = await provider.planBranch(name, { kind: 'local' }).catch((error: unknown) => String(error));
      if (typeof plan === 'string') expect(plan, name).toMatch(/There is a branch|is in the way/);
      else await provider.apply(plan, () => undefined, new AbortController().signal);
    }
    const ids = (await provider.list()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(wanted.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9-]*$/);
  },
);
