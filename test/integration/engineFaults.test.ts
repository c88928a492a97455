import { afterEach, expect, test } from 'vitest';
import type { EnvironmentProvider } from '../../core/environments/provider';
import { defaultSettings } from '../../core/settings';
import { filesBelow } from '../core/environments/files';
import { repositoryWith, type TestRepository } from '../core/environments/repository';
import { describeWithDocker, images } from './docker';
import { ownEngine, type OwnEngine } from './ownEngine';

const redis = 'parity.test/redis:8.0';

const compose = `name: parent
services:
  cache:
    image: ${redis}
    command: ["redis-server", "--appendonly", "yes"]
    volumes: [cache:/data]
    healthcheck: { test: ["CMD", "redis-cli", "ping"], interval: 300ms, retries: 100 }
volumes: { cache: }
`;

interface Opened {
  readonly engine: OwnEngine;
  readonly provider: EnvironmentProvider;
  readonly repository: TestRepository;
  branch(): Promise<void>;
  /** What there is in Docker, in git and on the disk. */
  portrait(): Promise<string>;
}

const ends: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A repository whose stack runs in an engine of its own, with data that takes a moment to copy. */
async function opened(): Promise<Opened> {
  const engine = await ownEngine([redis, 'parity.test/debian:13-slim']);
  ends.push(engine.end);
  const repository = await repositoryWith({ 'compose.yaml': compose });
  const data = { ...defaultSettings.data, method: 'copy' as const };
  const settings = { images: { ...images, [redis]: redis }, data };
  const provider = await repository.provider({ exec: engine.exec, settings });
  const up = await engine.exec('docker', ['compose', 'up', '--detach', '--wait'], { cwd: repository.root });
  expect(up.code, up.stderr).toBe(0);
  await engine.docker('exec', 'parent-cache-1', 'redis-cli', 'SET', 'a', '1');
  await engine.docker('exec', 'parent-cache-1', 'dd', 'if=/dev/urandom', 'of=/data/large', 'bs=1M', 'count=200');
  return {
    engine,
    provider,
    repository,
    branch: async () =>
      provider.apply(await provider.planBranch('x', { kind: 'local' }), () => undefined, new AbortController().signal),
    async portrait() {
      const all = await Promise.all([
        engine.docker('ps', '--all', '--format', '{{.ID}} {{.Names}} {{.State}}'),
        engine.docker('volume', 'ls', '--quiet'),
        engine.docker('network', 'ls', '--quiet', '--filter', 'type=custom'),
        engine.docker('exec', 'parent-cache-1', 'sh', '-c', 'redis-cli GET a; sha256sum /data/large'),
        repository.run('branch', '--all'),
        repository.run('worktree', 'list'),
      ]);
      return [...all, ...(await filesBelow(repository.state))].join('\n');
    },
  };
}

describeWithDocker('an engine', () => {
  test('that dies while data is copied: when it is back, everything is as before, and goes on', async () => {
    const { engine, provider, branch, portrait } = await opened();
    const before = await portrait();
    engine.whileCopying(engine.die);
    await expect(branch()).rejects.toThrow('Docker does not answer.');
    expect(await provider.recover()).toMatchObject([{ left: [expect.stringContaining('Docker does not answer.')] }]);
    await engine.start();
    expect(await engine.docker('ps', '--filter', 'status=paused', '--format', '{{.Names}}')).toBe('parent-cache-1');
    expect(await provider.recover()).toMatchObject([{ outcome: 'undone', left: [] }]);
    expect(await portrait()).toBe(before);
    await branch();
    const [x] = await provider.list();
    expect(await engine.docker('exec', `${x?.stack?.project}-cache-1`, 'redis-cli', 'GET', 'a')).toBe('1');
  });

  test('whose disk gets full while data is copied: that is said and undone, and the parent goes on', async () => {
    const { engine, branch, portrait } = await opened();
    const before = await portrait();
    engine.whileCopying(engine.fill);
    await expect(branch()).rejects.toThrow('The disk is full.');
    expect(await portrait()).toBe(before);
  });
});
