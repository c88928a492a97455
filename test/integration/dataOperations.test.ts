import { expect, test } from 'vitest';
import type { DataOperation } from '../../core/environments/provider';
import { exec } from '../../core/exec';
import { defaultSettings } from '../../core/settings';
import { describeWithDocker, images } from './docker';
import { provided, type Provided } from './provided';
import { askRedis } from './redis';

const redis = 'parity.test/redis:8.0';
const project = `parity-test-operations-${process.pid}`;
const files = {
  'compose.yaml': `name: ${project}
services:
  cache:
    image: ${redis}
    command: ["redis-server", "--appendonly", "yes"]
    ports: ["127.0.0.1::6379"]
    volumes: [cache:/data]
    healthcheck: { test: ["CMD", "redis-cli", "ping"], interval: 300ms, retries: 100 }
volumes: { cache: }
`,
};

const operate = async ({ provider, apply }: Provided, owner: string, operation: DataOperation) =>
  apply(await provider.planData(owner, operation));

describeWithDocker('operations on data', () => {
  test('snapshot, change, restore; data of the parent; back into the repository', async () => {
    const it = await provided(files, {
      settings: { images: { ...images, [redis]: redis }, data: { ...defaultSettings.data, method: 'copy' } },
    });
    const compose = (...args: string[]) => exec('docker', ['compose', ...args], { cwd: it.repository.root });
    const local = async (...command: string[]) =>
      (await compose('exec', '--no-TTY', 'cache', 'redis-cli', ...command)).stdout.trim();
    try {
      expect((await compose('up', '--detach', '--wait')).code).toBe(0);
      await local('SET', 'a', '1');
      const { stack } = await it.made(await it.provider.planBranch('x', { kind: 'local' }));
      const port = stack.services[0]?.ports[0]?.published ?? 0;
      const has = (key: string) => askRedis(port, 'EXISTS', key);
      expect(await has('a')).toBe(':1');

      await operate(it, 'x', { kind: 'snapshot', name: 'before' });
      await askRedis(port, 'SET', 'b', '1');
      await operate(it, 'x', { kind: 'restore', name: 'before' });
      expect([await has('a'), await has('b')]).toEqual([':1', ':0']);

      await local('SET', 'c', '1');
      await operate(it, 'x', { kind: 'sync' });
      expect(await has('c')).toBe(':1');
      expect((await it.provider.snapshots('x')).map(({ name }) => name)).toEqual(['before']);
      await operate(it, 'x', { kind: 'removeSnapshot', name: 'before' });
      expect(await it.provider.snapshots('x')).toEqual([]);

      await operate(it, 'local', { kind: 'snapshot', name: 'mine' });
      expect((await it.provider.planCleanUp()).found).toEqual([]);
      await askRedis(port, 'SET', 'd', '1');
      await operate(it, 'local', { kind: 'cloneFrom', source: 'x' });
      expect(await local('EXISTS', 'd')).toBe('1');
      await operate(it, 'local', { kind: 'restore', name: 'mine' });
      expect([await local('EXISTS', 'c'), await local('EXISTS', 'd')]).toEqual(['1', '0']);
      await operate(it, 'local', { kind: 'removeSnapshot', name: 'mine' });
    } finally {
      await compose('down', '--volumes', '--timeout', '1');
    }
  });
});
