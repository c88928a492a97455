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
    depends_on: [cache]
  cache:
    image: redis:8.0
    container_name: ${name}-cache
    depends_on: [app]
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
  test('a branch has ports, names and empty volumes of its own; its parent is as before', async () => {
    const parent = `parity-test-parent-${process.pid}`;
    const { repository, provider, key, made, remove } = await provided({ 'compose.yaml': compose(parent) });
    const override = 'services: { cache: { image: "parity.test/redis:8.0", depends_on: !reset null } }\n';
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
      expect(plan.notes.join()).toMatch(/Not started, because it is built from code: app/);
      const { environment, stack } = await made(plan);
      const own = stack.services[0]?.ports[0]?.published ?? 0;
      expect(own).not.toBe(port);
      expect(await askRedis(own, 'EXISTS', 'whose')).toBe(':0');
      expect(await askRedis(own, 'SET', 'whose', 'child')).toBe('+OK');
      expect(await askRedis(port, 'STRLEN', 'whose')).toBe(':6');
      expect(await envFile(stack.connections)).toEqual({ CACHE_HOST: '127.0.0.1', CACHE_PORT: String(own) });
      expect(await readFile(`${environment.worktree}/compose.yaml`, 'utf8')).toBe(compose(parent));
      const project = `parity-${key}-feature-x`;
      const all = [
        `container ${project}-cache-1`,
        `network ${project}_default`,
        `network ${project}_inner`,
        `volume ${project}_data`,
      ];
      expect(await labelled(key)).toEqual(all);
      expect(await named(key)).toEqual(all);

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
  test.each([
    [
      'an external volume',
      service('    volumes: [data:/data]\n', 'volumes:\n  data:\n    external: true\n'),
      'external',
      4,
    ],
    [
      'a volume at a fixed place',
      service(
        '    volumes: [data:/data]\n',
        'volumes: { data: { driver_opts: { type: none, o: bind, device: /srv } } }\n',
      ),
      'fixed place',
      4,
    ],
    ['the network of the host', service('    network_mode: host\n'), 'its network is "host"', 4],
    [
      'a folder of the machine',
      service('    volumes:\n      - ok:/data\n      - /var/lib/redis:/x\n', 'volumes: { ok: }\n'),
      '/var/lib/redis',
      6,
    ],
    ['a folder above the project', service('    volumes: ["../data:/data"]\n'), '../data', 4],
    ['the home folder', service('    volumes: ["~/data:/data"]\n'), '~/data', 4],
    ['the Docker socket', service('    volumes: ["/var/run/docker.sock:/s"]\n'), 'docker.sock', 4],
  ])('%s is refused with its line', async (_name, text, what, line) => {
    const { provider, repository } = await provided({ 'compose.yaml': text });
    const planning = provider.planBranch('x', local);
    await expect(planning).rejects.toThrow(what);
    await expect(planning).rejects.toThrow(`(compose.yaml, line ${line}).`);
    expect(await filesBelow(repository.state)).toEqual([]);
  });

  test('services built from code alone: a branch of code', async () => {
    const { provider, apply } = await provided({ 'compose.yaml': 'services:\n  app:\n    build: .\n' });
    const plan = await provider.planBranch('x', local);
    expect(plan.notes).toContain('The Compose files have no services with an image: only code is branched.');
    await apply(plan);
    expect(await provider.statuses()).toEqual(new Map([['x', { state: 'codeOnly' }]]));
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
