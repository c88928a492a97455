import { expect, test } from 'vitest';
import type { Environment } from '../../../core/environments/environment';
import type { Plan } from '../../../core/environments/plan';
import type { DataOperation, EnvironmentProvider } from '../../../core/environments/provider';
import { readCommandLine } from '../../../server/commandLine';
import { runEnvironment } from '../../../server/environments/run';
import { terminalWith, type TestTerminal } from './door';

const step = { action: 'a', title: 'Copy', input: {}, touches: ['x_a → y_a'] };
const harmless: Plan = { title: 'Take the snapshot a of x', steps: [step], notes: [] };
const asking: Plan = { ...harmless, asks: ['The containers of x are paused for about 5 s.'] };
const destroying: Plan = {
  ...harmless,
  title: 'Clone the data of x into y',
  steps: [{ ...step, destroys: 'the data of y' }],
};

/** Environments `x`, called "Ada's", and `y`; every operation on data has this plan. */
function provided(plan: Plan) {
  const asked: [owner: string, operation: DataOperation][] = [];
  const applied: Plan[] = [];
  const provider: Partial<EnvironmentProvider> = {
    list: () => Promise.resolve([{ id: 'x', name: "Ada's" }, { id: 'y' }] as Environment[]),
    planData: (owner, operation) => {
      asked.push([owner, operation]);
      return Promise.resolve(plan);
    },
    apply: (it) => {
      applied.push(it);
      return Promise.resolve();
    },
    snapshots: (owner) =>
      Promise.resolve(owner === 'x' ? [{ name: 'a\u001b', taken: '2026-11-20T10:00:00.000Z', volumes: [] }] : []),
  };
  return { provider: provider as EnvironmentProvider, asked, applied };
}

async function run(words: readonly string[], provider: EnvironmentProvider, terminal: TestTerminal = terminalWith()) {
  const command = readCommandLine(['env', ...words]);
  if (command.name !== 'env') throw new Error('It is no operation');
  return { code: await runEnvironment(command, provider, terminal), out: terminal.printed(), terminal };
}

test('owners are found by name, and local is the repository as opened', async () => {
  const { provider, asked } = provided(harmless);
  await run(['snapshot', "Ada's", 'a'], provider);
  await run(['clone', 'local', 'y'], provider);
  await run(['sync', 'y'], provider);
  expect(asked).toEqual([
    ['x', { kind: 'snapshot', name: 'a' }],
    ['y', { kind: 'cloneFrom', source: 'local' }],
    ['y', { kind: 'sync' }],
  ]);
  await expect(run(['clone', '__proto__', 'y'], provider)).rejects.toThrow('There is no environment "__proto__".');
});

test('what needs no agreement is done', async () => {
  const { provider, applied } = provided(harmless);
  expect(await run(['snapshot', 'x', 'a'], provider)).toMatchObject({
    code: 0,
    out: 'Done: Take the snapshot a of x.\n',
  });
  expect(applied).toHaveLength(1);
});

test.each([
  ['destroys something', destroying, 'destroys the data of y'],
  ['asks for something', asking, 'To agree to: The containers of x are paused for about 5 s.'],
])('a plan that %s is shown and asked for, whatever the operation', async (_, plan, shown) => {
  const { provider, applied } = provided(plan);
  const no = await run(['sync', 'y'], provider, terminalWith(false));
  expect([no.code, applied.length]).toEqual([1, 0]);
  expect(no.terminal.asked).toEqual([`${plan.title}?`]);
  expect(no.terminal.told.join('\n')).toContain(shown);
  await expect(run(['sync', 'y'], provider)).rejects.toThrow(`Nobody is here to ask: ${plan.title}?`);
  expect((await run(['sync', 'y', '--dry-run'], provider)).out).toContain(shown);
  expect(applied).toHaveLength(0);
  await run(['sync', 'y'], provider, terminalWith(true));
  await run(['sync', 'y', '--yes'], provider);
  expect(applied).toHaveLength(2);
});

test('what is asked for stands in the JSON', async () => {
  const { provider } = provided(asking);
  const { out } = await run(['sync', 'y', '--dry-run', '--json'], provider);
  expect(JSON.parse(out)).toMatchObject({ outcome: 'planned', plan: { asks: asking.asks } });
});

test('snapshots, a line each or as data; a name steers no terminal', async () => {
  const { provider } = provided(harmless);
  expect((await run(['snapshots', 'x'], provider)).out).toBe('2026-11-20T10:00:00.000Z  a\uFFFD\n');
  expect((await run(['snapshots', 'local'], provider)).out).toBe('There are no snapshots of local.\n');
  const { out } = await run(['snapshots', 'x', '--json'], provider);
  const taken = '2026-11-20T10:00:00.000Z';
  expect(JSON.parse(out)).toEqual({ version: 1, snapshots: [{ name: 'a\u001b', taken }] });
});
