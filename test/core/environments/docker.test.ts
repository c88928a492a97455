import { expect, test } from 'vitest';
import { dockerState } from '../../../core/environments/local/dockerState';
import { dockerWith } from '../../../core/environments/local/docker';
import { UserError } from '../../../core/errors';
import { fakeDocker } from './fakeDocker';

test.each([
  ['ok', {}, 'ok'],
  ['newer', { 'compose version': { stdout: 'v3.0.1\n' } }, 'ok'],
  ['not installed', { 'version ': new UserError('x', 'y', 'not-installed') }, 'missing'],
  ['not running', { 'version ': { code: 1 } }, 'notRunning'],
  ['not answering', { 'version ': new UserError('"docker" did not answer in time.') }, 'notRunning'],
  ['without Compose', { 'compose version': { code: 1 } }, 'noCompose'],
  ['with an old Compose', { 'compose version': { stdout: '2.3.4' } }, 'noCompose'],
])('Docker: %s', async (_name, answers, state) => {
  expect((await dockerState(fakeDocker(answers).exec)).state).toBe(state);
});

const bind = 'Error response from daemon: driver failed programming external connectivity on endpoint x (ab): ';

test.each([
  ['Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?', 'Docker does not answer.'],
  ['error during connect: Get "http://x": EOF', 'Docker does not answer.'],
  [
    `${bind}Error starting userland proxy: listen tcp4 127.0.0.1:5432: bind: address already in use`,
    'Port 5432 is in use by another program.',
  ],
  [`${bind}Bind for 127.0.0.1:6379 failed: port is already allocated`, 'Port 6379 is in use by another program.'],
  [`${bind}listen tcp [::1]:80: bind: address already in use`, 'Port 80 is in use by another program.'],
  ['write /var/lib/docker/x: no space left on device', 'The disk is full.'],
  ['Container p-db-1  Waiting\ncontainer p-db-1 is unhealthy', 'The container p-db-1 is unhealthy.'],
  ['container p-db-1 exited (1)', 'The container p-db-1 exited (1).'],
  ['one\ntwo\n\n', 'docker up failed: two'],
  ['', 'docker up failed: no reason given'],
])('%j is told as %j', async (stderr, message) => {
  const docker = dockerWith(fakeDocker({ 'up ': { code: 1, stderr } }).exec, () => undefined);
  await expect(docker.run(['up'])).rejects.toMatchObject({ message, nextStep: expect.any(String) as string });
});

test('every command is logged before it runs, and asks of it do not throw', async () => {
  const log: string[] = [];
  const docker = dockerWith(fakeDocker({ 'up ': { code: 1 } }).exec, (line) => log.push(line));
  expect(await docker.ask(['up', 'x'])).toBeUndefined();
  expect(log).toEqual(['docker up x']);
});
