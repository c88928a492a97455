import { expect, test } from 'vitest';
import { exec } from '../../core/exec';
import { defaultSettings } from '../../core/settings';
import { describeWithDocker, images } from './docker';
import { provided } from './provided';
import { askRedis } from './redis';

const redis = 'parity.test/redis:8.0';

/** The image asks for a volume at /data, and the file does not name one. */
const files = {
  'compose.yaml': `name: parity-test-unnamed-${process.pid}
services:
  cache:
    image: ${redis}
    command: ["redis-server", "--appendonly", "yes"]
    volumes: [/data]
    ports: ["127.0.0.1::6379"]
    healthcheck: { test: ["CMD", "redis-cli", "ping"], interval: 300ms, retries: 100 }
`,
};

describeWithDocker('volumes without a name', () => {
  test('they are cloned into the branch and its branch, stay there, and are synchronised', async () => {
    const { repository, provider, apply, made } = await provided(files, {
      settings: { images: { ...images, [redis]: redis }, data: { ...defaultSettings.data, method: 'copy' } },
    });
    const compose = (...args: string[]) => exec('docker', ['compose', ...args], { cwd: repository.root });
    const local = (...command: string[]) => compose('exec', '--no-TTY', 'cache', 'redis-cli', ...command);
    try {
      expect((await compose('up', '--detach', '--wait')).code).toBe(0);
      await local('SET', 'a', '1');
      const { stack } = await made(await provider.planBranch('x', { kind: 'local' }, { verify: true }));
      const port = (of: typeof stack) => of.services[0]?.ports[0]?.published ?? 0;
      expect(await askRedis(port(stack), 'EXISTS', 'a')).toBe(':1');
      await askRedis(port(stack), 'SET', 'b', '1');
      const below = await made(await provider.planBranch('y', { kind: 'environment', id: 'x' }));
      expect(await askRedis(port(below.stack), 'EXISTS', 'b')).toBe(':1');

      await local('SET', 'c', '1');
      await apply(await provider.planData('x', { kind: 'sync', verify: true }));
      expect(await askRedis(port(stack), 'EXISTS', 'c')).toBe(':1');
      await apply(await provider.planData('local', { kind: 'cloneFrom', source: 'y' }));
      expect((await local('EXISTS', 'b')).stdout.trim()).toBe('1');
    } finally {
      await compose('down', '--volumes', '--timeout', '1');
    }
  });
});
