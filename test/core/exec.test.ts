import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CancelledError, UserError } from '../../core/errors';
import { exec } from '../../core/exec';
import { folderWith } from '../folders';
import { until } from '../until';

const node = (script: string, ...args: string[]) => [process.execPath, ['-e', script, ...args]] as const;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('both streams and the exit code', async () => {
  const result = await exec(...node('process.stdout.write("ü\\n"); process.stderr.write("b"); process.exitCode = 3'));
  expect(result).toEqual({ code: 3, stdout: 'ü\n', stderr: 'b' });
});

test('arguments are not read by a shell', async () => {
  const hostile = ['$(touch x)', '`id`', '; true', '"', "'", '*', '', 'a b', '--', '\n'];
  const { stdout } = await exec(
    ...node('process.stdout.write(JSON.stringify(process.argv.slice(1)))', '--', ...hostile),
  );
  expect(JSON.parse(stdout)).toEqual(hostile);
});

test('input, folder and environment are passed', async () => {
  const folder = await folderWith();
  const script =
    'process.stdin.on("data", (d) => console.log(String(d), process.cwd(), process.env.A, process.env.HOME))';
  const { stdout } = await exec(...node(script), { input: 'in', cwd: folder, env: { A: '1', HOME: undefined } });
  expect(stdout).toBe(`in ${folder} 1 undefined\n`);
});

test('a program that does not read its input is not a failure', async () => {
  expect((await exec('true', [], { input: 'x'.repeat(1_000_000) })).code).toBe(0);
});

test('whole lines as they come, cut anywhere', async () => {
  const lines: string[] = [];
  const script =
    'process.stdout.write(Buffer.from([0xc3])); setTimeout(() => process.stdout.write(Buffer.from([0xbc, 10, 98, 13, 10, 99])), 20)';
  await exec(...node(script), { onLine: (line) => lines.push(line) });
  expect(lines).toEqual(['ü', 'b', 'c']);
});

test('a program that is not installed, and a folder that is not there', async () => {
  await expect(exec('no-such-program', [])).rejects.toMatchObject({ name: 'UserError', code: 'not-installed' });
  await expect(exec('true', [], { cwd: '/no/such/folder' })).rejects.toMatchObject({
    nextStep: expect.stringContaining('/no/such/folder exists') as string,
  });
});

test('a cancel before the start starts nothing', async () => {
  const path = join(await folderWith(), 'ran');
  await expect(exec('touch', [path], { signal: AbortSignal.abort() })).rejects.toThrow(CancelledError);
  await expect(readFile(path)).rejects.toThrow();
});

test('a cancel ends the program with everything that it started', async () => {
  const controller = new AbortController();
  const pids: number[] = [];
  const script =
    'const c = require("child_process").spawn("sleep", ["60"]); console.log(process.pid); console.log(c.pid); setInterval(() => {}, 1000)';
  const running = exec(...node(script), { signal: controller.signal, onLine: (line) => pids.push(Number(line)) });
  running.catch(() => undefined);
  await until(() => pids.length === 2);
  controller.abort();
  await expect(running).rejects.toThrow(CancelledError);
  await until(() => !pids.some(isAlive));
});

test('a timeout is told', async () => {
  const running = exec('sleep', ['60'], { timeout: 50 });
  await expect(running).rejects.toThrow(UserError);
  await expect(running).rejects.toThrow('"sleep" did not answer in time.');
});

test('listeners are let go', async () => {
  const { signal } = new AbortController();
  for (let round = 0; round < 12; round++) await exec('true', [], { signal });
  const warned: unknown[] = [];
  process.once('warning', (warning) => warned.push(warning));
  await exec('true', [], { signal });
  expect(warned).toEqual([]);
});
