import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EnvironmentProvider } from '../../../core/environments/provider';
import { readCommandLine } from '../../../server/commandLine';
import { runEnvironment } from '../../../server/environments/run';
import { fakeDocker, noDocker, type Answers } from '../../core/environments/fakeDocker';
import { repositoryWith } from '../../core/environments/repository';
import { put } from '../../folders';
import { terminalWith, type TestTerminal } from './door';

const stack = {
  project: 'p',
  files: [],
  services: [{ name: 'web', image: 'caddy:2', ports: [{ target: 80, published: 40_001 }] }],
};

/** The environment `x` with one service; `code` is a branch of it, of code alone. */
async function provided(
  answers: Answers = {},
): Promise<{ provider: EnvironmentProvider; commands: readonly string[] }> {
  const repository = await repositoryWith();
  const first = await repository.provider({ exec: noDocker().exec });
  await first.apply(await first.planBranch('x', { kind: 'local' }), () => undefined, new AbortController().signal);
  const [x] = await first.list();
  const connections = join(x!.worktree, '../../files/x/connections.env');
  await put(x!.worktree, '../../files/x/connections.env', '# Made\nWEB_HOST=127.0.0.1\nWEB_PASSWORD=a=b\n');
  await put(x!.worktree, '../../environments/x.json', JSON.stringify({ ...x, stack: { ...stack, connections } }));
  const source = { kind: 'environment', id: 'x' } as const;
  await first.apply(await first.planBranch('code', source), () => undefined, new AbortController().signal);
  const docker = fakeDocker(answers);
  return { provider: await repository.provider({ exec: docker.exec }), commands: docker.commands };
}

const running: Answers = { 'ps --all --filter': { stdout: 'x\tweb\trunning\tUp 1 minute\n' } };

async function run(
  line: string | readonly string[],
  provider: EnvironmentProvider,
  terminal: TestTerminal = terminalWith(),
): Promise<{ code: number; terminal: TestTerminal; out: string }> {
  const command = readCommandLine(['env', ...(typeof line === 'string' ? line.split(' ') : line)]);
  if (command.name !== 'env') throw new Error('It is no operation');
  const code = await runEnvironment(command, provider, terminal);
  return { code, terminal, out: terminal.printed() };
}

describe('list', () => {
  test('children below their parents, with state, address and folder', async () => {
    const { provider } = await provided(running);
    const { out } = await run('list', provider);
    expect(out.replace(/\/\S+\/worktrees/g, '…')).toBe(
      'x  running  from local (main)\n  …/x\n  web  running  127.0.0.1:40001\n  code  code only  from x\n    …/code\n',
    );
  });

  test('as JSON', async () => {
    const { provider } = await provided(running);
    const { out } = await run('list --json', provider);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      environments: [
        {
          id: 'x',
          state: 'running',
          services: [{ name: 'web', state: 'running', ports: [{ published: 40_001 }] }],
          urls: [{ service: 'web', url: 'http://127.0.0.1:40001' }],
        },
        { id: 'code', parent: 'x', state: 'codeOnly', services: [] },
      ],
    });
  });

  test('a hostile name steers no terminal', async () => {
    const { provider } = await provided(running);
    const [x] = await provider.list();
    await put(x!.worktree, '../../environments/x.json', JSON.stringify({ ...x, name: '\u001b[2J\r\u202Eevil' }));
    const { out } = await run('list', provider);
    for (const character of '\u001b\r\u202E') expect(out).not.toContain(character);
  });
});

describe('plans', () => {
  test('a dry run prints the plan and does nothing', async () => {
    const { provider } = await provided();
    const { out, code } = await run('branch y --dry-run', provider);
    expect(out).toMatch(/^Branch y:\n {2}1\. Create the branch y at /);
    expect(code).toBe(0);
    expect((await provider.list()).map(({ id }) => id)).toEqual(['x', 'code']);
    const json = JSON.parse((await run('branch y --dry-run --json', provider)).out) as object;
    expect(json).toMatchObject({ version: 1, outcome: 'planned', plan: { title: 'Branch y' } });
    expect(JSON.stringify(json)).not.toContain('"input"');
  });

  test('what destroys nothing is done, its steps told on the other stream', async () => {
    const { provider, commands } = await provided(running);
    const { out, code, terminal } = await run('stop x', provider);
    expect([out, code]).toEqual(['x is stopped.\n', 0]);
    expect(terminal.told).toEqual(['1/1 Stop the containers; their data stays']);
    expect(commands.some((it) => it.startsWith('ps --all --quiet'))).toBe(true);
  });

  test.each<[answer: boolean, code: number, left: string[]]>([
    [true, 0, ['code']],
    [false, 1, ['x', 'code']],
  ])('at a terminal removal asks, and says what dies: %s', async (answer, code, left) => {
    const { provider } = await provided();
    const { code: found, terminal } = await run('remove x', provider, terminalWith(answer));
    expect(terminal.asked).toEqual(['Remove x?']);
    expect(terminal.told.join('\n')).toContain('destroys the data of web');
    expect(found).toBe(code);
    expect((await provider.list()).map(({ id }) => id)).toEqual(left);
  });

  test('without a terminal removal is refused, with the next step', async () => {
    const { provider } = await provided();
    await expect(run('remove x', provider)).rejects.toMatchObject({
      message: 'Nobody is here to ask: Remove x?',
      nextStep: 'See the plan with --dry-run; agree with --yes.',
    });
    expect((await run('remove x --yes', provider)).out).toBe('x is removed.\n');
  });

  test('unsaved work has to be spoken of', async () => {
    const { provider } = await provided();
    const [x] = await provider.list();
    await put(x!.worktree, 'new.txt', 'work');
    await expect(run('remove x --yes', provider)).rejects.toMatchObject({
      message: expect.stringContaining('new.txt') as string,
      nextStep: expect.stringContaining('--unsaved keep') as string,
    });
    expect((await run('remove x --yes --unsaved destroy', provider)).code).toBe(0);
  });

  test('a cancel undoes what was done', async () => {
    const { provider } = await provided();
    const controller = new AbortController();
    const terminal = terminalWith(undefined, controller.signal);
    const tell = (line: string) => {
      terminal.tell(line);
      controller.abort();
    };
    const cancelling = { ...terminal, tell };
    await expect(run('branch y', provider, cancelling)).rejects.toThrow('Cancelled');
    expect(terminal.told.join('\n')).toContain('Undoing: Create the branch y');
    expect((await provider.list()).map(({ id }) => id)).toEqual(['x', 'code']);
  });

  test('another name, with blanks; the id goes on working', async () => {
    const { provider } = await provided(running);
    expect((await run(['rename', 'x', 'A second try'], provider)).out).toBe('x is called A second try now.\n');
    expect((await run(['pause', 'A second try'], provider)).out).toBe('A second try is paused.\n');
    expect((await run('lifetime x 3d', provider)).out).toBe('x is kept for 3d.\n');
    expect((await run('lifetime x none', provider)).out).toBe('x is kept.\n');
  });

  test('clean up says that there is nothing, and asks before it frees something', async () => {
    const { provider } = await provided();
    expect((await run('clean', provider)).out).toBe('There is nothing to clean up.\n');
    const left = await provided({
      'volume ls --filter': { stdout: 'gone\tp_data\n' },
      'system df': { stdout: '[{"Name":"p_data","Size":"2GB"}]' },
    });
    const { out, terminal } = await run('clean', left.provider, terminalWith(true));
    expect(terminal.asked).toEqual(['Remove all of this? It frees about 2.0 GB.']);
    expect(out).toBe('Cleaned up: about 2.0 GB freed.\n');
  });
});

describe('reading', () => {
  test('addresses and connection strings', async () => {
    const { provider } = await provided();
    expect((await run('url x', provider)).out).toBe('http://127.0.0.1:40001\n');
    expect((await run('connections x', provider)).out).toContain('WEB_PASSWORD=a=b\n');
    expect(JSON.parse((await run('connections x --json', provider)).out)).toEqual({
      version: 1,
      connections: { WEB_HOST: '127.0.0.1', WEB_PASSWORD: 'a=b' },
    });
    await expect(run('url code', provider)).rejects.toThrow('nothing that a browser can open');
    await expect(run('connections code', provider)).rejects.toThrow('made of code alone');
  });

  test.each(['--force', '__proto__', '../x', 'X', ''])('the name %j is no environment', async (name) => {
    const { provider } = await provided();
    await expect(run(['start', '--', name], provider)).rejects.toThrow(/There is no environment|ENV is missing/);
  });
});
