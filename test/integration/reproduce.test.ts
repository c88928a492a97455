import { readFile, stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { filesBelow } from '../core/environments/files';
import { describeWithDocker, docker, labelled, named } from './docker';
import { envFile, provided } from './provided';
import { askRedis } from './redis';

const manifest = `applications:
  app:
    type: nodejs:24
    relationships:
      database: "db:postgresql"
      shop: "maria:mysql"
      cache: "visits:redis"
      sessions: "keys:valkey"
services:
  db: { type: "postgresql:17" }
  maria: { type: "mariadb:11.8" }
  visits: { type: "redis:8.0" }
  keys: { type: "valkey:8.1" }
  disk: { type: "network-storage:1.0" }
`;

const files = { '.upsun/config.yaml': manifest, 'a.txt': 'production\n' };

/** Logs in over TCP from a container of its own, in the network of the environment's host. */
async function login(image: string, variables: Record<string, string>, ...command: string[]): Promise<string> {
  const env = Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  return docker(
    'run',
    '--rm',
    '--network',
    'host',
    ...env,
    '--entrypoint',
    command[0] ?? '',
    image,
    ...command.slice(1),
  );
}

describeWithDocker('reproduction', () => {
  test('production runs here: healthy, at its versions, reachable, and gone again', async () => {
    const { repository, provider, key, made, remove } = await provided(files);
    await repository.run('checkout', '--quiet', '-b', 'work');
    await repository.commit({ 'a.txt': 'work\n' });
    const plan = await provider.planReproduce();
    expect(plan.notes).toContainEqual(expect.stringMatching(/^disk is left out: /));
    const { environment, stack } = await made(plan);

    expect(await readFile(`${environment.worktree}/a.txt`, 'utf8')).toBe('production\n');
    expect((await provider.statuses()).get(environment.id)).toMatchObject({ state: 'running' });
    const running = await docker('ps', '--filter', `name=${key}`, '--format', '{{.Status}}');
    expect(running.split('\n')).toHaveLength(4);
    for (const line of running.split('\n')) expect(line).toContain('(healthy)');
    expect(await labelled(key)).toHaveLength(4 + 1 + 4);
    expect(await named(key)).toEqual(await labelled(key));

    const report = await readFile(stack.report ?? '', 'utf8');
    expect(report.split('\n')[0]).toMatch(/^\*\*Not contained yet: the application itself/);
    for (const row of [/`db` \| PostgreSQL 17 \| 17\.\d+/, /`maria` \| MariaDB 11\.8 \| 11\.8\.\d+/])
      expect(report).toMatch(row);
    for (const row of [/`visits` \| Redis 8\.0 \| 8\.0\.\d+/, /`keys` \| Valkey 8\.1 \| 8\.1\.\d+/])
      expect(report).toMatch(row);
    expect(report.match(/Same version, image replaced/g)).toHaveLength(4);

    const at = await envFile(stack.connections);
    expect((await stat(stack.connections ?? '')).mode & 0o077).toBe(0);
    const select = [
      '-h',
      at['DATABASE_HOST'] ?? '',
      '-p',
      at['DATABASE_PORT'] ?? '',
      '-U',
      at['DATABASE_USERNAME'] ?? '',
    ];
    const psql = (password: string) =>
      login(
        'parity.test/postgres:17',
        { PGPASSWORD: password },
        'psql',
        ...select,
        '-d',
        at['DATABASE_PATH'] ?? '',
        '-Atc',
        'show server_version',
      );
    expect(await psql(at['DATABASE_PASSWORD'] ?? '')).toMatch(/^17\./);
    await expect(psql('wrong')).rejects.toThrow(/password authentication failed/);
    const maria = [
      '-h',
      at['SHOP_HOST'] ?? '',
      '-P',
      at['SHOP_PORT'] ?? '',
      '-u',
      at['SHOP_USERNAME'] ?? '',
      at['SHOP_PATH'] ?? '',
    ];
    const version = await login(
      'parity.test/mariadb:11.8',
      { MYSQL_PWD: at['SHOP_PASSWORD'] ?? '' },
      'mariadb',
      '--skip-ssl',
      ...maria,
      '-Ne',
      'select version()',
    );
    expect(version).toMatch(/^11\.8\./);
    expect(await askRedis(Number(at['CACHE_PORT']), 'PING')).toBe('+PONG');
    expect(await askRedis(Number(at['SESSIONS_PORT']), 'PING')).toBe('+PONG');

    await remove(environment.id);
    expect(await named(key)).toEqual([]);
    expect(await filesBelow(repository.state)).toEqual([]);
  });

  test('stopped, started with its data, and removed when its containers are gone already', async () => {
    const small = { '.upsun/config.yaml': 'services:\n  visits: { type: "redis:8.0" }\n' };
    const { repository, provider, key, apply, made, remove } = await provided(small);
    const { environment, stack } = await made(await provider.planReproduce());
    const port = stack.services[0]?.ports[0]?.published ?? 0;
    expect(await askRedis(port, 'SET', 'a', '1')).toBe('+OK');
    await apply(await provider.planChange(environment.id, { kind: 'stop' }));
    expect((await provider.statuses()).get(environment.id)).toMatchObject({ state: 'stopped' });
    await apply(await provider.planChange(environment.id, { kind: 'start' }));
    expect((await provider.statuses()).get(environment.id)).toMatchObject({ state: 'running' });
    expect(await askRedis(port, 'EXISTS', 'a')).toBe(':1');

    const [container = ''] = (await docker('ps', '--quiet', '--filter', `publish=${port}`)).split('\n');
    await docker('rm', '--force', container);
    await remove(environment.id);
    expect(await named(key)).toEqual([]);
    expect(await filesBelow(repository.state)).toEqual([]);
  });

  test('two reproductions live beside each other', async () => {
    const { provider, made, remove } = await provided({
      '.upsun/config.yaml': 'services:\n  visits: { type: "redis:8.0" }\n',
    });
    const one = await made(await provider.planReproduce());
    const two = await made(await provider.planReproduce());
    expect(two.environment.id).toBe(`${one.environment.id}-2`);
    await remove(two.environment.id);
    expect((await provider.statuses()).get(one.environment.id)).toMatchObject({ state: 'running' });
  });
});
