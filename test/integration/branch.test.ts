import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { BranchSource } from '../../core/environments/provider';
import { exec } from '../../core/exec';
import { filesBelow } from '../core/environments/files';
import { describeWithDocker, docker, labelled, named } from './docker';
import { envFile, provided } from './provided';
import { askRedis } from './redis';

const local: BranchSource = { kind: 'local' };

/** The developer's own setup: everything in it is named by hand, so that a second one would be in its way. */
const compose = (name: string) => `services:
  app:
    build: .
    depends_on: { cache: { condition: service_healthy } }
  cache:
    image: redis:8.0
    container_name: ${name}-cache
    ports: ["127.0.0.1::6379"]
    volumes: [data:/data]
    networks: [inner]
    healthcheck: { test: ["CMD", "redis-cli", "ping"], interval: 1s }
volumes:
  data:
    name: ${name}-data
networks:
  inner:
    name: ${name}-inner
`;

const published = async (container: string) => Number((await docker('port', container, '6379/tcp')).split(':').at(-1));

describeWithDocker('branch', () => {
  test('a branch has ports, names and a clone of the data of its own; its parent is as before', async () => {
    const parent = `parity-test-parent-${process.pid}`;
    const { repository, provider, key, made, remove } = await provided({
      'compose.yaml': compose(parent),
      Dockerfile: 'FROM parity.test/redis:8.0\n',
    });
    const override = 'services: { cache: { image: "parity.test/redis:8.0" } }\n';
    const files = ['--file', 'compose.yaml', '--file', '-'];
    const up = ['compose', '--project-name', parent, ...files];
    const started = await exec('docker', [...up, 'up', '--detach', '--wait', 'cache'], {
      cwd: repository.root,
      input: override,
    });
    expect(started.stderr).toContain('Started');
    try {
      const port = await published(`${parent}-cache`);
      expect(await askRedis(port, 'SET', 'whose', 'parent')).toBe('+OK');
      const before = await docker('inspect', '--format', '{{.Id}} {{.State.StartedAt}}', `${parent}-cache`);

      const plan = await provider.planBranch('feature/x', local);
      expect(plan.steps.map(({ title }) => title)).toContain('Build app from the worktree');
      const { environment, stack } = await made(plan);
      const own = stack.services.find(({ name }) => name === 'cache')?.ports[0]?.published ?? 0;
      expect(own).not.toBe(port);
      expect(await askRedis(own, 'STRLEN', 'whose')).toBe(':6');
      expect(await askRedis(own, 'SET', 'whose', 'child')).toBe('+OK');
      expect(await askRedis(port, 'STRLEN', 'whose')).toBe(':6');
      expect(await envFile(stack.connections)).toEqual({ CACHE_HOST: '127.0.0.1', CACHE_PORT: String(own) });
      expect(await readFile(`${environment.worktree}/compose.yaml`, 'utf8')).toBe(compose(parent));
      const project = `parity-${key}-feature-x`;
      const all = [
        `container ${project}-app-1`,
        `container ${project}-cache-1`,
        `network ${project}_default`,
        `network ${project}_inner`,
        `volume ${project}_data`,
      ];
      expect(await labelled(key)).toEqual(all);
      const nameless = /^volume [0-9a-f]{64}$/;
      expect((await named(key)).filter((it) => !nameless.test(it))).toEqual(all);

      await remove(environment.id);
      expect(await named(key)).toEqual([]);
      expect(await filesBelow(repository.state)).toEqual([]);
      expect(await repository.run('branch', '--format=%(refname:short)')).toBe('feature/x\nmain');
      expect(await docker('inspect', '--format', '{{.Id}} {{.State.StartedAt}}', `${parent}-cache`)).toBe(before);
      expect(await askRedis(port, 'STRLEN', 'whose')).toBe(':6');
    } finally {
      await exec('docker', [...up, 'down', '--volumes', '--timeout', '1'], { cwd: repository.root, input: override });
    }
  });

  test('an external network becomes one of its own', async () => {
    const files = {
      'compose.yaml':
        'services:\n  cache:\n    image: redis:8.0\n    networks: [out]\nnetworks:\n  out:\n    external: true\n    name: nowhere\n',
    };
    const { provider, key, made } = await provided(files);
    await made(await provider.planBranch('x', local));
    const networks = (await labelled(key)).filter((it) => it.startsWith('network '));
    expect(networks).toEqual([expect.stringMatching(/_out$/)]);
  });

  const service = (lines: string, rest = '') => `services:\n  cache:\n    image: redis:8.0\n${lines}${rest}`;

  test('what would be shared is refused with its line, and nothing is made', async () => {
    const { provider, repository } = await provided({ 'compose.yaml': service('    network_mode: host\n') });
    await expect(provider.planBranch('x', local)).rejects.toThrow(
      'its network is "host", not its own (compose.yaml, line 4).',
    );
    expect(await filesBelow(repository.state)).toEqual([]);
  });

  test('a failed build is told, and undone', async () => {
    const files = {
      'compose.yaml': 'services:\n  app:\n    build: .\n',
      Dockerfile: 'FROM parity.test/redis:8.0\nRUN exit 3\n',
    };
    const { provider, apply, key, repository } = await provided(files);
    const plan = await provider.planBranch('x', local);
    await expect(apply(plan)).rejects.toThrow(/docker compose failed: .*exit/);
    expect(await named(key)).toEqual([]);
    expect(await filesBelow(repository.state)).toEqual([]);
  });

  test('branched from production: the declared services', async () => {
    const files = {
      '.upsun/config.yaml': 'services:\n  visits: { type: "redis:8.0" }\n',
      'compose.yaml': 'services: {}\n',
    };
    const { provider, made } = await provided(files);
    const { environment, stack } = await made(await provider.planBranch('x', { kind: 'production' }));
    expect(environment).toMatchObject({
      kind: 'branch',
      branch: 'x',
      parent: 'production (main)',
      services: 'manifest',
    });
    expect(await askRedis(stack.services[0]?.ports[0]?.published ?? 0, 'PING')).toBe('+PONG');
  });

  test('of two windows at once one works, the other is told what is going on', async () => {
    const { repository, provider, apply, key } = await provided({ 'compose.yaml': service('') });
    const other = await repository.provider({ settings: { images: { '*': 'parity.test/*' } } });
    const plans = [await provider.planBranch('x', local), await other.planBranch('y', local)] as const;
    const signal = new AbortController().signal;
    const [one, two] = await Promise.allSettled([apply(plans[0]), other.apply(plans[1], () => undefined, signal)]);
    const failed = [one, two].filter((it) => it.status === 'rejected');
    expect(failed).toHaveLength(1);
    expect(String(failed[0]?.reason)).toMatch(/Another window is busy: Branch [xy]/);
    expect(await provider.list()).toHaveLength(1);
    expect((await labelled(key)).filter((it) => it.startsWith('container '))).toHaveLength(1);
  });
});
