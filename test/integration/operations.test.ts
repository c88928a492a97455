import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BranchSource, LogLine } from '../../core/environments/provider';
import { exec } from '../../core/exec';
import { until } from '../until';
import { describeWithDocker, docker, named } from './docker';
import { provided, type Provided } from './provided';
import { askRedis } from './redis';

const local: BranchSource = { kind: 'local' };
const files = {
  'compose.yaml':
    'services:\n  cache:\n    image: redis:8.0\n    volumes: [data:/data]\n    healthcheck: { test: ["CMD", "redis-cli", "ping"], interval: 1s }\nvolumes:\n  data:\n',
};

async function branched(): Promise<Provided & { readonly port: number }> {
  const it = await provided(files);
  const { stack } = await it.made(await it.provider.planBranch('x', local));
  return { ...it, port: stack.services[0]?.ports[0]?.published ?? 0 };
}

const stateOf = async ({ provider }: Provided) => (await provider.statuses()).get('x')?.state;
const change = async (it: Provided, kind: 'start' | 'stop' | 'pause' | 'resume') =>
  it.apply(await it.provider.planChange('x', { kind }));

describeWithDocker('operations', () => {
  test('paused, resumed, stopped and started, with the data that it had', async () => {
    const it = await branched();
    expect(await askRedis(it.port, 'SET', 'a', '1')).toBe('+OK');
    await change(it, 'pause');
    expect(await stateOf(it)).toBe('paused');
    await change(it, 'resume');
    expect(await askRedis(it.port, 'EXISTS', 'a')).toBe(':1');
    await change(it, 'pause');
    await change(it, 'start');
    expect(await stateOf(it)).toBe('running');
    await change(it, 'pause');
    await change(it, 'stop');
    expect(await stateOf(it)).toBe('stopped');
    await expect(it.provider.planChange('x', { kind: 'pause' })).rejects.toThrow('it does not run');
    await change(it, 'start');
    expect(await askRedis(it.port, 'EXISTS', 'a')).toBe(':1');
  });

  test('a cancel while pausing leaves it running', async () => {
    const it = await branched();
    const controller = new AbortController();
    const plan = await it.provider.planChange('x', { kind: 'pause' });
    const twice = { ...plan, steps: [...plan.steps, ...plan.steps] };
    const cancel = ({ step, state }: { step: number; state: string }) => {
      if (step === 0 && state === 'done') controller.abort();
    };
    await expect(it.apply(twice, cancel, controller.signal)).rejects.toThrow('Cancelled');
    expect(await stateOf(it)).toBe('running');
  });

  test('logs are followed by service, and end with the signal', async () => {
    const it = await branched();
    const controller = new AbortController();
    const seen: LogLine[] = [];
    const following = (async () => {
      for await (const line of it.provider.logs('x', { follow: true, signal: controller.signal })) seen.push(line);
    })();
    await until(() => seen.some(({ text }) => text.includes('Ready to accept connections')), 20_000);
    expect(new Set(seen.map(({ service }) => service))).toEqual(new Set(['cache']));
    expect(seen[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT/);
    controller.abort();
    await expect(following).rejects.toThrow('Cancelled');
  });

  test('the terminal’s program runs in the service', async () => {
    const it = await branched();
    const { command, args } = await it.provider.terminal('x', 'cache');
    const at = args.indexOf('exec') + 1;
    const input = 'echo "in $(redis-cli ping)"; exit\n';
    const { stdout } = await exec(command, [...args.slice(0, at), '--no-TTY', ...args.slice(at)], { input });
    expect(stdout).toContain('in PONG');
  });

  test('who is connected uses an environment; afterwards it is quiet', async () => {
    const it = await branched();
    const usage = async () => (await it.provider.usages()).get('x');
    await until(async () => (await usage())?.state === 'quiet', 30_000);
    const before = await usage();
    expect(await askRedis(it.port, 'PING')).toBe('+PONG');
    await until(async () => (await usage())?.state === 'quiet', 30_000);
    const after = await usage();
    expect(before?.state === 'quiet' && after?.state === 'quiet' && before.sent !== after.sent).toBe(true);
    const client = new AbortController();
    const container = await docker('ps', '--quiet', '--filter', `name=${it.key}`);
    const gateway = '{{range .NetworkSettings.Networks}}{{.Gateway}}{{end}}';
    expect(await docker('inspect', '--format', gateway, container)).toMatch(/^\d/);
    const hold = `const s=require("net").connect(${it.port},"127.0.0.1");setTimeout(()=>s.end(),60000)`;
    const held = exec(process.execPath, ['-e', hold], { signal: client.signal }).catch(() => undefined);
    await until(async () => (await usage())?.state === 'inUse', 30_000);
    client.abort();
    await held;
  });

  test('what is left over of an environment that is off the list is found with its size, and removed', async () => {
    const it = await branched();
    expect((await it.provider.planCleanUp()).found).toEqual([]);
    const environments = join(it.repository.state, it.key, 'environments');
    await mkdir(environments, { recursive: true });
    await exec('rm', [join(environments, 'x.json')]);
    const { found, plan, bytes } = await it.provider.planCleanUp();
    expect(found).toMatchObject([{ id: 'x', what: '1 container, 1 network, 1 volume, its worktree, generated files' }]);
    expect(plan.steps[0]?.destroys).toBe(`the data in parity-${it.key}-x_data`);
    expect(bytes).toBeGreaterThan(0);
    await it.apply(plan);
    expect(await named(it.key)).toEqual([]);
    expect((await it.provider.planCleanUp()).found).toEqual([]);
    expect(await it.repository.run('worktree', 'list')).not.toContain('/worktrees/x');
  });

  test('volumes are measured', async () => {
    const it = await branched();
    const volumes = await it.provider.volumes('x');
    expect(volumes).toMatchObject([
      { key: 'data', name: `parity-${it.key}-x_data`, bytes: expect.any(Number) as number },
    ]);
  });
});
