import { expect, test } from 'vitest';
import { memoryNotes } from '../../../../core/environments/local/data/inMemory';
import { dockerWith } from '../../../../core/environments/local/docker';
import { fakeDocker } from '../fakeDocker';

interface Given {
  readonly image: string;
  readonly state?: string;
  readonly tmpfs?: readonly string[];
  readonly config?: string;
}

async function notesOf({ image, state = 'running', tmpfs = [], config = '' }: Given): Promise<string[]> {
  const inspected = {
    Id: 'c1',
    State: { Status: state },
    Config: { Image: image, Labels: { 'com.docker.compose.service': 'it' } },
    HostConfig: { Tmpfs: Object.fromEntries(tmpfs.map((path) => [path, ''])) },
    Mounts: tmpfs.slice(0, 1).map((Destination) => ({ Type: 'tmpfs', Destination })),
  };
  const { exec } = fakeDocker({
    'ps ': { stdout: 'c1\n' },
    'container inspect': { stdout: JSON.stringify([inspected]) },
    'exec c1 ': { stdout: config },
  });
  return memoryNotes(
    dockerWith(exec, () => undefined),
    'p',
  );
}

const told: [title: string, given: Given, note: RegExp][] = [
  ['Memcached', { image: 'memcached:1.6' }, /^it keeps its data in memory alone: it is not cloned\.$/],
  [
    'Redis that saves now and then',
    { image: 'redis:8.0', config: 'appendonly\nno\nsave\n3600 1 300 100\n' },
    /^it saves its data only now and then/,
  ],
  [
    'Redis that saves nothing',
    { image: 'redis:8.0', config: 'appendonly\nno\nsave\n\n' },
    /^it keeps its data in memory/,
  ],
  ['Valkey', { image: 'valkey/valkey:8.1', config: 'appendonly\nno\nsave\n\n' }, /^it keeps its data in memory/],
  [
    'a tmpfs',
    { image: 'postgres:17', tmpfs: ['/var/lib/postgresql/data'] },
    /^it has \/var\/lib\/postgresql\/data in memory/,
  ],
];
test.each(told)('named: %s', async (_, given, note) => {
  expect(await notesOf(given)).toEqual([expect.stringMatching(note)]);
});

const silent: [title: string, given: Given][] = [
  ['Redis that appends', { image: 'redis:8.0', config: 'appendonly\nyes\nsave\n\n' }],
  ['Redis with a password', { image: 'redis:8.0', config: 'NOAUTH Authentication required.\n' }],
  ['Redis that is stopped', { image: 'redis:8.0', state: 'exited', config: 'appendonly\nno\nsave\n\n' }],
  ['what may be gone', { image: 'nginx:1', tmpfs: ['/tmp', '/run/nginx', '/var/cache'] }],
  ['PostgreSQL', { image: 'postgres:17' }],
];
test.each(silent)('silent: %s', async (_, given) => {
  expect(await notesOf(given)).toEqual([]);
});
