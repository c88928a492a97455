import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exec } from '../../core/exec';
import type { BranchSource } from '../../core/environments/provider';
import { put } from '../folders';
import { describeWithDocker, docker } from './docker';
import { provided } from './provided';
import { askRedis } from './redis';

const local: BranchSource = { kind: 'local' };
const image = 'parity.test/redis:8.0';

/** Everything in it belongs to one place, and a second one of it would be in its way. */
const compose = (name: string, files: string) => `name: ${name}
include: [more/compose.yaml]
x-app: &app
  image: ${name}-app:dev
  volumes: [.:/app, uploads:/uploads, "./var/files:/files"]
services:
  app:
    <<: *app
    build: { context: ., tags: ["${name}-app:tagged"] }
    container_name: ${name}-app
    command: redis-server --port 8000
    ports: ["8000-8001:8000-8001", "5353:5353/udp"]
    pid: host
    ipc: host
    env_file: [app.env]
    labels: { traefik.enable: "true" }
    depends_on:
      cache: { condition: service_healthy }
      init: { condition: service_completed_successfully }
  worker:
    <<: *app
    command: sh -c "messenger:consume"
    depends_on: [app]
  init:
    image: redis:8.0
    volumes: [uploads:/uploads]
    command: ["sh", "-c", "echo made > /uploads/init"]
  cache:
    extends: { file: more/base.yaml, service: base }
    container_name: ${name}-cache
    networks: { inner: { ipv4_address: 10.213.7.2 }, outer: }
    ports: ["127.0.0.1::6379"]
    volumes: [${files}/cache:/data, out:/out, fixed:/fixed, "${files}/read:/read:ro"]
    healthcheck: { test: ["CMD", "redis-cli", "ping"], interval: 1s }
  side:
    image: redis:8.0
    network_mode: service:cache
    command: redis-server --port 7000
    volumes_from: [cache:ro]
volumes:
  uploads: { name: ${name}-uploads }
  out: { external: true, name: ${name}-out }
  fixed: { driver_opts: { type: none, o: bind, device: ${files}/fixed } }
networks:
  inner: { ipam: { config: [{ subnet: 10.213.7.0/24 }] } }
  outer: { external: true, name: ${name}-outer }
`;

const included = `services:
  once:
    image: redis:8.0
    command: ["true"]
  other:
    image: redis:8.0
    container_name: other-of-everybody
    volumes: [../code:/code]
    ports: ["7379:6379"]
`;

const base = 'services: { base: { image: redis:8.0, mac_address: "02:42:0a:00:00:07" } }\n';

interface Inspected {
  readonly Name: string;
  readonly State: { readonly Running: boolean };
  readonly HostConfig: {
    readonly Privileged: boolean;
    readonly PidMode: string;
    readonly IpcMode: string;
    readonly NetworkMode: string;
    readonly UTSMode: string;
    readonly PortBindings: Readonly<Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[]>>;
  };
  readonly Mounts: readonly {
    readonly Type: string;
    readonly Name?: string;
    readonly Source: string;
    readonly RW: boolean;
    readonly Destination: string;
  }[];
  readonly NetworkSettings: { readonly Networks: Readonly<Record<string, { readonly NetworkID: string }>> };
}

async function containersOf(project: string): Promise<Inspected[]> {
  const ids = (await docker('ps', '--all', '--quiet', '--filter', `label=com.docker.compose.project=${project}`)).split(
    '\n',
  );
  return JSON.parse(await docker('inspect', ...ids)) as Inspected[];
}

/** A volume that an image declares: each container has its own. */
const nameless = /\/volumes\/[0-9a-f]{64}\//;

/** What containers can write to: volumes and folders of the machine. */
const written = (all: readonly Inspected[]) =>
  all.flatMap(({ Mounts }) => Mounts.flatMap(({ RW, Source }) => (RW ? [Source] : [])));
const networks = (all: readonly Inspected[]) =>
  all.flatMap(({ NetworkSettings }) => Object.values(NetworkSettings.Networks).map(({ NetworkID }) => NetworkID));
const ports = (all: readonly Inspected[]) =>
  all.flatMap(({ HostConfig }) =>
    Object.values(HostConfig.PortBindings)
      .flat()
      .map(({ HostPort }) => HostPort),
  );

describeWithDocker('isolation', () => {
  test('no container of a branch can write a byte of its parent’s data', async () => {
    const name = `parity-iso-${process.pid}`;
    const { repository, provider, made, remove, key } = await provided(
      { 'a.txt': 'a\n' },
      { settings: { images: { debian: 'parity.test/debian' } } },
    );
    const files = join(repository.root, '..', 'data');
    for (const folder of ['cache', 'fixed', 'read']) await mkdir(join(files, folder), { recursive: true });
    await writeFile(join(files, 'read/only.txt'), 'read');
    await repository.commit({
      'compose.yaml': compose(name, files).replaceAll('image: redis:8.0', `image: ${image}`),
      'more/compose.yaml': included.replaceAll('redis:8.0', image).replace('other-of-everybody', `${name}-other`),
      'more/base.yaml': base.replace('redis:8.0', image),
      'code/a.txt': 'code\n',
      Dockerfile: `FROM ${image}\n`,
      '.gitignore': 'app.env\nvar\n',
    });
    await put(repository.root, 'app.env', 'SECRET=of-the-parent\n');
    await put(repository.root, 'var/files/upload.txt', 'upload');
    const parent = ['compose', '--project-directory', repository.root];
    await docker('volume', 'create', `${name}-out`);
    await docker('network', 'create', `${name}-outer`);
    try {
      const up = await exec('docker', [...parent, 'up', '--detach', '--build', '--wait', '--scale', 'worker=0'], {
        cwd: repository.root,
      });
      expect(up.stderr).toContain('Started');
      expect(up.stderr).toContain('exited (0)');
      const theirs = await containersOf(name);
      const parentImage = await docker('image', 'inspect', '--format', '{{.Id}}', `${name}-app:dev`);

      const plan = await provider.planBranch('x', local);
      const { environment, stack } = await made(plan);
      const ours = await containersOf(stack.project);

      expect(ours.map(({ Name }) => Name).sort()).toEqual(
        ['app', 'cache', 'init', 'once', 'other', 'side'].map((it) => `/${stack.project}-${it}-1`),
      );
      for (const { HostConfig } of ours) {
        expect(HostConfig.Privileged).toBe(false);
        expect([HostConfig.PidMode, HostConfig.UTSMode]).toEqual(['', '']);
        expect(HostConfig.IpcMode).toBe('private');
        for (const binding of Object.values(HostConfig.PortBindings).flat()) expect(binding.HostIp).toBe('127.0.0.1');
      }
      const intersects = (a: readonly string[], b: readonly string[]) => a.filter((it) => b.includes(it));
      expect(intersects(written(ours), written(theirs))).toEqual([]);
      expect(intersects(networks(ours), networks(theirs))).toEqual([]);
      expect(intersects(ports(ours), ports(theirs))).toEqual([]);
      const isOwn = (path: string) =>
        path.startsWith(environment.worktree) || path.includes(`/volumes/${stack.project}_`) || nameless.test(path);
      expect(written(ours).filter((path) => !isOwn(path))).toEqual([]);

      // A real attempt: every place that can be written is written.
      for (const { Name, Mounts } of ours.filter((it) => it.State.Running))
        for (const { Destination, RW } of Mounts) {
          const tried = await exec('docker', [
            'exec',
            Name.slice(1),
            'sh',
            '-c',
            `echo child > '${Destination}/written'`,
          ]);
          expect(tried.code === 0, `${Name} ${Destination}`).toBe(RW);
        }
      for (const { Name, Mounts } of theirs.filter((it) => it.State.Running))
        for (const { Destination } of Mounts) {
          const found = await exec('docker', ['exec', Name.slice(1), 'ls', Destination]);
          expect(found.stdout, `${Name} ${Destination}`).not.toContain('written');
        }
      const own = stack.services.find((service) => service.name === 'cache')?.ports[0]?.published ?? 0;
      expect(await askRedis(own, 'SET', 'whose', 'child')).toBe('+OK');
      expect(await docker('exec', `${name}-cache`, 'redis-cli', 'EXISTS', 'whose')).toBe('0');

      expect(await docker('image', 'inspect', '--format', '{{.Id}}', `${name}-app:dev`)).toBe(parentImage);
      expect(stack.services.find((service) => service.name === 'worker')?.stopped).toBe('runs messenger:consume');
      // One has ended that nothing waits for.
      expect((await provider.statuses()).get('x')).toMatchObject({ state: 'partly' });
      expect(await readFile(join(environment.worktree, 'app.env'), 'utf8')).toBe('SECRET=of-the-parent\n');
      const volumes = stack.volumes ?? [];
      const named = volumes.filter(({ path }) => path === undefined);
      const from = Object.fromEntries(named.map((volume) => [volume.name.replace(/-[0-9a-f]{6}$/, ''), volume.from]));
      expect(from).toEqual({
        [`${stack.project}_uploads`]: `${name}-uploads`,
        [`${stack.project}_out`]: `${name}-out`,
        [`${stack.project}_fixed`]: join(files, 'fixed'),
        [`${stack.project}_cache`]: join(files, 'cache'),
        [`${stack.project}_files`]: join(repository.root, 'var/files'),
      });
      // What the image keeps there is data, too: each service has its own.
      const unnamed = volumes.filter(({ path }) => path === '/data');
      expect([...new Set(unnamed.map((volume) => volume.from))]).toHaveLength(unnamed.length);
      expect(unnamed.flatMap(({ services }) => services)).toContain('app');
      expect(named.length + unnamed.length).toBe(volumes.length);

      await remove(environment.id);
      expect((await containersOf(name)).map(({ Name }) => Name)).toEqual(theirs.map(({ Name }) => Name));
      expect(await docker('images', '--quiet', '--filter', `label=com.docker.compose.project=${stack.project}`)).toBe(
        '',
      );
      expect(await docker('volume', 'ls', '--quiet', '--filter', `name=${key}`)).toBe('');
    } finally {
      await exec('docker', [...parent, 'down', '--volumes', '--timeout', '1'], {
        cwd: repository.root,
      });
      await exec('docker', ['image', 'rm', `${name}-app:dev`, `${name}-app:tagged`]);
      await exec('docker', ['volume', 'rm', `${name}-out`]);
      await exec('docker', ['network', 'rm', `${name}-outer`]);
    }
  });

  test('files that were changed in the worktree can not lead out of it', async () => {
    const text = 'services: { cache: { image: "redis:8.0" } }\n';
    const { provider, made, repository } = await provided({ 'compose.yaml': text });
    const { environment } = await made(await provider.planBranch('x', local));
    const path = join(environment.worktree, 'compose.yaml');
    const outside = join(repository.root, '..', 'outside');
    await mkdir(outside);
    await writeFile(
      path,
      `services: { cache: { image: "redis:8.0", volumes: ["${outside}:/data"], network_mode: host } }\n`,
    );
    const start = await provider.planChange('x', { kind: 'start' });
    const starting = provider.apply(start, () => undefined, new AbortController().signal);
    await expect(starting).rejects.toThrow(/cache has the network "host"; cache can write to ".*outside"/);
    await writeFile(path, text);
    await provider.apply(
      await provider.planChange('x', { kind: 'start' }),
      () => undefined,
      new AbortController().signal,
    );
    expect((await provider.statuses()).get('x')).toMatchObject({ state: 'running' });
  });

  test('many environments: names and ports of their own, kept across restarts', async () => {
    const { provider, apply } = await provided({
      'compose.yaml': 'services: { cache: { image: "redis:8.0", ports: ["6379"] } }\n',
    });
    const plans = await Promise.all(Array.from({ length: 8 }, (_, index) => provider.planBranch(`n/${index}`, local)));
    for (const plan of plans) await apply(plan);
    const all = await provider.list();
    const published = all.map(({ stack }) => stack?.services[0]?.ports[0]?.published ?? 0);
    expect(new Set(published).size).toBe(8);
    await apply(await provider.planChange('n-7', { kind: 'stop' }));
    await apply(await provider.planChange('n-7', { kind: 'start' }));
    const again = (await provider.list()).find(({ id }) => id === 'n-7')?.stack;
    expect(again).toEqual(all.find(({ id }) => id === 'n-7')?.stack);
    expect(await askRedis(again?.services[0]?.ports[0]?.published ?? 0, 'PING')).toBe('+PONG');
  });
});
