import { expect, test } from 'vitest';
import { readCommandLine } from '../../../server/commandLine';
import { runEnvironment } from '../../../server/environments/run';
import { noDocker } from '../../core/environments/fakeDocker';
import { repositoryWith } from '../../core/environments/repository';
import { put } from '../../folders';
import { terminalWith } from './door';

const manifest = 'applications:\n  app:\n    type: php:8.3\n';

async function provided() {
  const repository = await repositoryWith({ '.upsun/config.yaml': manifest });
  const provider = await repository.provider({ exec: noDocker().exec });
  await provider.apply(
    await provider.planBranch('x', { kind: 'local' }),
    () => undefined,
    new AbortController().signal,
  );
  const [x] = await provider.list();
  const run = async (...words: string[]) => {
    const command = readCommandLine(['env', 'compare', ...words]);
    if (command.name !== 'env') throw new Error('It is no operation');
    const terminal = terminalWith();
    return { code: await runEnvironment(command, provider, terminal), out: terminal.printed() };
  };
  return { repository, worktree: x!.worktree, run };
}

test('with its parent: nothing differs, and what is not compared is said', async () => {
  const { run } = await provided();
  const { code, out } = await run('x');
  expect(code).toBe(0);
  expect(out).toMatch(
    /^x compared with local \(main\)\.\nNo difference was found in what could be compared\.\nBoth are at the commit [0-9a-f]{7}\.\n/,
  );
  expect(out).toContain('Not compared\n  The databases: Docker does not answer.');
});

test('what differs, with commits ahead and uncommitted changes', async () => {
  const { run, repository, worktree } = await provided();
  await repository.commit({ 'b.txt': 'b' });
  await put(worktree, '.upsun/config.yaml', manifest.replace('8.3', '8.4'));
  const { code, out } = await run('x', 'local');
  expect(code).toBe(1);
  expect(out).toContain('There is 1 difference in what describes them.');
  expect(out).toContain('x is 0 commits ahead of local (main) and 1 commit behind.');
  expect(out).toContain('x has 1 file with changes that are in no commit.');
  expect(out).toContain('Manifest\n  applications.app.type: php:8.3 → php:8.4');
  const { out: json } = await run('local', 'x', '--json');
  expect(JSON.parse(json)).toMatchObject({
    version: 1,
    comparison: { before: { id: 'x' }, setup: { differences: [{ before: 'php:8.4', after: 'php:8.3' }] } },
  });
});

test('with production: files and commits alone', async () => {
  const { run } = await provided();
  expect((await run('x', 'production')).out).toMatch(/^x compared with production \(main\)/);
});

test.each([
  [['local'], 'local has no parent.'],
  [['x', 'x'], 'An environment does not differ from itself.'],
  [['x', 'nobody'], 'There is no environment "nobody".'],
])('%j is refused', async (words, message) => {
  const { run } = await provided();
  await expect(run(...words)).rejects.toThrow(message);
});
