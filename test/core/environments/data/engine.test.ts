import { expect, test } from 'vitest';
import { readEngine } from '../../../../core/environments/local/data/engine';

const info = {
  ID: 'A:B',
  DockerRootDir: '/var/lib/docker',
  OperatingSystem: 'Debian',
  SecurityOptions: ['name=seccomp'],
};
const json = (more: object = {}) => JSON.stringify({ ...info, ...more });
const local = 'unix:///var/run/docker.sock';

test('an engine that runs as root on this machine', () => {
  const one = readEngine(local, json(), 'linux');
  expect(one).toMatchObject({ kind: 'local', root: '/var/lib/docker' });
  const other = readEngine(local, json({ DockerRootDir: '/srv/docker' }), 'linux');
  expect(one.kind === 'local' && other.kind === 'local' && one.key !== other.key).toBe(true);
});

test.each([
  ['macOS', local, {}, 'darwin', /virtual machine/],
  ['Windows', 'npipe:////./pipe/docker_engine', {}, 'win32', /virtual machine/],
  ['another machine by SSH', 'ssh://server', {}, 'linux', /not on this machine \(ssh:\/\/server\)/],
  ['another machine by TCP', 'tcp://10.0.0.1:2375', {}, 'linux', /not on this machine/],
  ['an unknown context', '', {}, 'linux', /unknown context/],
  ['Docker Desktop', local, { OperatingSystem: 'Docker Desktop' }, 'linux', /Docker Desktop/],
  ['Docker Desktop by its socket', 'unix:///home/a/.docker/desktop/docker.sock', {}, 'linux', /Docker Desktop/],
  ['rootless', local, { SecurityOptions: ['name=rootless'] }, 'linux', /rights of root/],
  ['Podman', 'unix:///run/podman/podman.sock', {}, 'linux', /Podman/],
  ['an engine without a folder', local, { DockerRootDir: 1 }, 'linux', /does not tell/],
])('%s can only copy', (_name, host, more, platform, reason) => {
  const engine = readEngine(host, json(more), platform);
  expect(engine.kind === 'other' && engine.reason).toMatch(reason);
});

test.each(['', '{', 'null', '[]'])('what is no answer of Docker: %j', (text) => {
  expect(readEngine(local, text, 'linux').kind).toBe('other');
});
