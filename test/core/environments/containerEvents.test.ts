import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ContainerEvents } from '../../../core/environments/local/containerEvents';
import { CancelledError, UserError } from '../../../core/errors';
import type { Exec, ExecResult } from '../../../core/exec';

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);
const refused: ExecResult = { code: 1, stdout: '', stderr: 'Cannot connect to the Docker daemon' };
const ended: ExecResult = { code: 0, stdout: '', stderr: '' };

/** One `docker events` that runs. */
interface Process {
  say(line: string): void;
  end(how: ExecResult | Error): void;
}

/** Docker as it is, or the answer that it gives at once. */
function listenTo(docker: 'running' | ExecResult | Error, { trusted = true } = {}) {
  const state = { docker, trusted, changes: 0, log: [] as string[] };
  const processes: Process[] = [];
  const exec: Exec = (_command, _args, { signal, onLine } = {}) =>
    new Promise((resolve, reject) => {
      const abort = () => reject(new CancelledError());
      signal?.addEventListener('abort', abort);
      const end = (how: ExecResult | Error) => {
        signal?.removeEventListener('abort', abort);
        if (how instanceof Error) reject(how);
        else resolve(how);
      };
      processes.push({ say: (line) => onLine?.(line), end });
      if (state.docker === 'running') return;
      if (!(state.docker instanceof Error)) onLine?.(state.docker.stderr);
      end(state.docker);
    });
  const events = new ContainerEvents({
    exec,
    mayRun: () => state.trusted,
    changed: () => state.changes++,
    log: (line) => state.log.push(line),
  });
  events.listen();
  return { state, processes, events };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('containers that start and end are told, other lines are not', async () => {
  const { state, processes } = listenTo('running');
  for (const line of ['start', 'die', 'destroy', 'WARNING: something', '']) processes[0]!.say(line);
  expect(state.changes).toBe(3);
  expect(state.log[0]).toMatch(/^docker events --filter type=container /);
  await seconds(3600);
  expect(processes).toHaveLength(1);
});

test('Docker that restarts is heard again, and what runs is looked at when it ends and when it is back', async () => {
  const { state, processes } = listenTo('running');
  processes[0]!.say('start');
  state.docker = refused;
  processes[0]!.end(ended);
  await seconds(0);
  expect(state.changes).toBe(2);
  await seconds(4);
  expect(state.changes).toBe(2);
  state.docker = 'running';
  await seconds(10);
  expect(state.changes).toBe(3);
  processes.at(-1)!.say('start');
  expect(state.changes).toBe(4);
});

test('Docker that does not run is asked less and less, and at once when somebody is back', async () => {
  const { state, processes, events } = listenTo(refused);
  await seconds(3600);
  expect(processes.length).toBeGreaterThan(10);
  expect(processes.length).toBeLessThan(25);
  expect(state.changes).toBe(0);
  const before = processes.length;
  await seconds(60);
  events.listen();
  events.listen();
  expect(processes.length - before).toBeLessThanOrEqual(2);
  expect(processes.length).toBeGreaterThan(before);
});

test.each<[string, Error, string[]]>([
  ['Docker that is not installed', new UserError('x', 'y', 'not-installed'), []],
  ['Docker that may not be run', new Error('EACCES'), ['Containers are not listened to: EACCES']],
])('%s is run once', async (_, error, told) => {
  const { state, processes, events } = listenTo(error);
  await seconds(3600);
  events.listen();
  expect(processes).toHaveLength(1);
  expect(state.log.slice(1)).toEqual(told);
});

test('a window that is closed ends it, whether Docker runs or is waited for', async () => {
  for (const docker of ['running', refused] as const) {
    const { processes, events, state } = listenTo(docker);
    await seconds(0);
    events.dispose();
    await seconds(3600);
    events.listen();
    expect(processes).toHaveLength(1);
    expect(state.changes).toBe(0);
  }
  expect(vi.getTimerCount()).toBe(0);
});

test('nothing is run in a workspace that is not trusted, until it is', async () => {
  const { processes, events, state } = listenTo('running', { trusted: false });
  await seconds(3600);
  expect(processes).toHaveLength(0);
  state.trusted = true;
  events.listen();
  expect(processes).toHaveLength(1);
});
