import { expect, test } from 'vitest';
import { dataOf } from '../../../../core/environments/local/data/dataVolumes';
import { dockerWith } from '../../../../core/environments/local/docker';
import { fakeDocker } from '../fakeDocker';

const container = (Id: string, service: string, Image: string, Mounts: object[]) => ({
  ...{ Id, State: { Status: 'running' }, Mounts },
  Config: { Image, Labels: { 'com.docker.compose.service': service } },
});
const anonymous = 'f'.repeat(64);
const inspected = [
  container('c1', 'db', 'postgres:17', [
    { Type: 'volume', Name: 'p_db', Source: '/v/p_db', Destination: '/var/lib/postgresql/data', RW: true },
    { Type: 'bind', Source: '/code/init', Destination: '/docker-entrypoint-initdb.d', RW: true },
  ]),
  container('c2', 'cache', 'redis:8', [
    { Type: 'volume', Name: anonymous, Source: '/v/x', Destination: '/data', RW: true },
  ]),
  container('c3', 'sql', 'mariadb:11.8', [
    { Type: 'bind', Source: '/code/mysql', Destination: '/var/lib/mysql', RW: true },
    { Type: 'bind', Source: '/code/my.cnf', Destination: '/etc/mysql/my.cnf', RW: false },
  ]),
  container('c4', 'app', 'php:8.4', [
    { Type: 'bind', Source: '/code', Destination: '/app', RW: true },
    { Type: 'volume', Name: 'p_uploads', Source: '/v/p_uploads', Destination: '/app/uploads', RW: true },
  ]),
  container('c5', 'worker', 'php:8.4', [
    { Type: 'volume', Name: 'p_uploads', Source: '/v/p_uploads', Destination: '/uploads', RW: false },
  ]),
];
const volume = (Name: string, Labels: object | null) =>
  JSON.stringify({ Name, Labels, Mountpoint: `/v/${Name}`, Options: null });

test('volumes, volumes without a name and folders that a service writes its data to; no code, no configuration', async () => {
  const { exec } = fakeDocker({
    'ps ': { stdout: 'c1\nc2\n' },
    'container inspect': { stdout: JSON.stringify(inspected) },
    'volume inspect': {
      stdout: [
        volume('p_db', { 'com.docker.compose.volume': 'db' }),
        volume(anonymous, null),
        volume('p_uploads', { 'com.docker.compose.volume': 'uploads' }),
      ].join('\n'),
    },
  });
  const data = await dataOf(
    dockerWith(exec, () => undefined),
    'p',
  );
  expect(
    data.map(({ place, kind, key, holders }) => [place, kind, key, holders.map(({ service }) => service)]),
  ).toEqual([
    [{ volume: 'p_db' }, 'volume', 'db', ['db']],
    [{ volume: anonymous }, 'anonymous', undefined, ['cache']],
    [{ folder: '/code/mysql' }, 'folder', undefined, ['sql']],
    [{ volume: 'p_uploads' }, 'volume', 'uploads', ['app', 'worker']],
  ]);
  expect(data[0]?.holders[0]).toMatchObject({ container: 'c1', engine: 'postgresql', state: 'running', writes: true });
});

test('a project without containers has no data', async () => {
  const { exec, commands } = fakeDocker({ 'ps ': { stdout: '' } });
  expect(
    await dataOf(
      dockerWith(exec, () => undefined),
      'p',
    ),
  ).toEqual([]);
  expect(commands).toHaveLength(1);
});
