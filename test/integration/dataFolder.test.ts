import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DataOperation } from '../../core/environments/provider';
import { exec } from '../../core/exec';
import { defaultSettings } from '../../core/settings';
import { describeWithDocker, images } from './docker';
import { provided } from './provided';
import { askRedis } from './redis';

const redis = 'parity.test/redis:8.0';

const files = {
  '.gitignore': '/da ta\n',
  'compose.yaml': `name: parity-test-folder-${process.pid}
services:
  cache:
    image: ${redis}
    command: ["redis-server", "--appendonly", "yes"]
    volumes: ["./da ta:/data"]
    ports: ["127.0.0.1::6379"]
    healthcheck: { test: ["CMD", "redis-cli", "ping"], interval: 300ms, retries: 100 }
`,
};

describeWithDocker('data in a folder of the repository', () => {
  test('a snapshot of it is restored into the folder, and so is the data of a branch', async () => {
    const { repository, provider, apply, made } = await provided(files, {
      settings: { images: { ...images, [redis]: redis }, data: { ...defaultSettings.data, method: 'copy' } },
    });
    await mkdir(join(repository.root, 'da ta'));
    const compose = (...args: string[]) => exec('docker', ['compose', ...args], { cwd: repository.root });
    const local = async (...command: string[]) =>
      (await compose('exec', '--no-TTY', 'cache', 'redis-cli', ...command)).stdout.trim();
    const operate = async (operation: DataOperation) => apply(await provider.planData('local', operation));
    try {
      expect((await compose('up', '--detach', '--wait')).code).toBe(0);
      await local('SET', 'a', '1');
      await operate({ kind: 'snapshot', name: 'one' });
      await local('SET', 'b', '1');
      await operate({ kind: 'restore', name: 'one', verify: true });
      expect([await local('EXISTS', 'a'), await local('EXISTS', 'b')]).toEqual(['1', '0']);

      const { stack } = await made(await provider.planBranch('x', { kind: 'local' }));
      const port = stack.services[0]?.ports[0]?.published ?? 0;
      expect(await askRedis(port, 'SET', 'c', '1')).toBe('+OK');
      await operate({ kind: 'cloneFrom', source: 'x', verify: true });
      expect([await local('EXISTS', 'a'), await local('EXISTS', 'c')]).toEqual(['1', '1']);
      await operate({ kind: 'removeSnapshot', name: 'one' });
    } finally {
      await compose('down', '--volumes', '--timeout', '1');
    }
  });
});
