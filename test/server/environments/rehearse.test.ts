import { expect, test } from 'vitest';
import type { Environment } from '../../../core/environments/environment';
import type { Plan } from '../../../core/environments/plan';
import type { EnvironmentProvider } from '../../../core/environments/provider';
import type { Rehearsal, RehearsalRequest } from '../../../core/environments/rehearsal';
import { CancelledError } from '../../../core/errors';
import { readCommandLine } from '../../../server/commandLine';
import { runEnvironment } from '../../../server/environments/run';
import { terminalWith, type TestTerminal } from './door';

const step = { action: 'a', title: 'Run it', input: {}, touches: [] };
const rehearsal: Rehearsal = {
  id: '1',
  owner: 'x',
  what: 'the deploy hook of app',
  service: 'app',
  snapshot: 'before',
  started: '2026-11-20T10:00:00.000Z',
};
const outcome = { milliseconds: 1200, changes: [], notCompared: [], locks: [], report: '/r.md' };

interface Setting {
  /** Undefined: it is cancelled while it runs. */
  readonly exitCode?: number;
  /** Cancelled before anything was run. */
  readonly early?: boolean;
}

/** The environment `x`; what runs prints a line and ends like this. */
function provided({ exitCode, early = false }: Setting) {
  const calls: string[] = [];
  const requests: RehearsalRequest[] = [];
  let open: Rehearsal[] = [];
  const provider: Partial<EnvironmentProvider> = {
    list: () => Promise.resolve([{ id: 'x' }] as Environment[]),
    planRehearsal: (owner, request) => {
      requests.push(request);
      return Promise.resolve<Plan>({ title: `Rehearse in ${owner}`, steps: [{ ...step, settles: true }], notes: [] });
    },
    planAnswer: (owner, answer) =>
      Promise.resolve<Plan>({
        title: answer,
        steps: [answer === 'rewind' ? { ...step, destroys: `the data of ${owner}` } : step],
        notes: [],
      }),
    apply: (plan, report) => {
      calls.push(plan.title);
      if (early) throw new CancelledError();
      if (!plan.title.startsWith('Rehearse')) open = [];
      else {
        open = [{ ...rehearsal, ...(exitCode === undefined ? {} : { outcome: { ...outcome, exitCode } }) }];
        report({ step: 0, state: 'running', detail: 'a line' });
        if (exitCode === undefined) throw new CancelledError();
      }
      return Promise.resolve();
    },
    rehearsal: () => Promise.resolve({ ...rehearsal, outcome: { ...outcome, exitCode: exitCode ?? null } }),
    openRehearsals: () => Promise.resolve(open),
  };
  return { provider: provider as EnvironmentProvider, calls, requests };
}

async function run(words: readonly string[], provider: EnvironmentProvider, terminal: TestTerminal = terminalWith()) {
  const command = readCommandLine(['env', 'rehearse', ...words]);
  if (command.name !== 'env') throw new Error('It is no operation');
  const code = await runEnvironment(command, provider, terminal);
  return { code, out: terminal.printed(), told: terminal.told.join('\n') };
}

test.each<[string, readonly string[], RehearsalRequest]>([
  ['a hook', ['--hook', 'deploy'], { command: { kind: 'hook', hook: 'deploy' }, service: undefined }],
  ['a text for the shell', ['--', 'a && b'], { command: { kind: 'command', text: 'a && b' }, service: undefined }],
  [
    'words, each of which is one in the shell, too',
    ['--service', 'db', '--', 'psql', '-c', "SELECT 'a'", '--help'],
    { command: { kind: 'command', text: `psql -c 'SELECT '\\''a'\\''' --help` }, service: 'db' },
  ],
])('what is run: %s', async (_, words, request) => {
  const { provider, requests } = provided({ exitCode: 0 });
  await run(['x', ...words], provider);
  expect(requests).toEqual([request]);
});

test.each([
  [[], 'ENV is missing.'],
  [['x'], 'What to run is missing.'],
  [['x', '--hook', 'build'], '--hook takes deploy, post_deploy'],
  [['x', '--hook', 'deploy', '--', 'a'], 'Both a hook and a command are given.'],
  [['x', '--keep', '--rewind'], 'kept or rewound, not both'],
  [['x', '--drop-snapshot', '--rewind'], '--drop-snapshot goes with --keep'],
])('%j is refused', async (words, message) => {
  const { provider } = provided({ exitCode: 0 });
  await expect(run(words, provider)).rejects.toThrow(message);
});

test('what it prints is told as it comes, the report is printed, and how to answer said where nobody is asked', async () => {
  const { provider, calls } = provided({ exitCode: 0 });
  const { code, out, told } = await run(['x', '--hook', 'deploy'], provider);
  expect([code, calls]).toEqual([0, ['Rehearse in x']]);
  expect(out).toContain('# Rehearsal in x');
  expect(told).toContain('a line');
  expect(told).toContain('go back with "environment-parity env rehearse x --rewind"');
});

test('a command that fails makes the exit code 1, also when it is rewound', async () => {
  const { provider, calls } = provided({ exitCode: 3 });
  const { code, out } = await run(['x', '--hook', 'deploy', '--rewind', '--yes'], provider);
  expect([code, calls]).toEqual([1, ['Rehearse in x', 'rewind']]);
  expect(out).toContain('**3: it failed**');
});

test('somebody at a terminal is asked: yes rewinds, no leaves it for later', async () => {
  const yes = provided({ exitCode: 0 });
  const terminal = terminalWith(true);
  await run(['x', '--hook', 'deploy'], yes.provider, terminal);
  expect([yes.calls, terminal.asked]).toEqual([['Rehearse in x', 'rewind'], ['Rewind the data of x to before?']]);
  const no = provided({ exitCode: 0 });
  expect((await run(['x', '--hook', 'deploy'], no.provider, terminalWith(false))).told).toContain('--keep');
  expect(no.calls).toEqual(['Rehearse in x']);
});

test('a rewind afterwards is agreed to before anything runs', async () => {
  const { provider, calls } = provided({ exitCode: 0 });
  await expect(run(['x', '--hook', 'deploy', '--rewind'], provider)).rejects.toThrow('Nobody is here to ask');
  expect((await run(['x', '--hook', 'deploy', '--rewind'], provider, terminalWith(false))).code).toBe(1);
  expect((await run(['x', '--hook', 'deploy', '--rewind', '--dry-run'], provider)).out).toContain('To agree to');
  expect(calls).toEqual([]);
});

test('what was run before is answered alone', async () => {
  const { provider, calls } = provided({ exitCode: 0 });
  expect((await run(['x', '--keep', '--drop-snapshot'], provider)).code).toBe(0);
  await expect(run(['x', '--rewind'], provider)).rejects.toThrow('Nobody is here to ask');
  await run(['x', '--rewind', '--yes'], provider);
  expect(calls).toEqual(['keepWithoutSnapshot', 'rewind']);
});

test('a cancel while it runs says how to go back; one before is undone like any other', async () => {
  const { code, told } = await run(['x', '--hook', 'deploy'], provided({}).provider);
  expect(code).toBe(130);
  expect(told).toContain('Cancelled, and nothing was rewound. x has what the deploy hook of app did to its data');
  await expect(run(['x', '--hook', 'deploy'], provided({ early: true }).provider)).rejects.toThrow(CancelledError);
});

test('as data', async () => {
  const { out } = await run(['x', '--hook', 'deploy', '--json'], provided({ exitCode: 3 }).provider);
  expect(JSON.parse(out)).toMatchObject({ version: 1, outcome: 'done', rehearsal: { outcome: { exitCode: 3 } } });
});
