import { expect, test } from 'vitest';
import { clientOf, serverCapabilities } from '../../server/capabilities';
import { needsOwnWatcher, watcherOf } from '../../server/watching';

test.each([
  [undefined],
  [null],
  ['text'],
  [{}],
  [{ textDocument: null, workspace: [], general: { positionEncodings: 'utf-8' } }],
])('of a client that says %j nothing is assumed', (capabilities) => {
  const { encoding, ...abilities } = clientOf(capabilities);
  expect(encoding).toBe('utf-16');
  expect(Object.values(abilities)).not.toContain(true);
  expect(serverCapabilities(clientOf(capabilities))).not.toHaveProperty('diagnosticProvider');
});

test.each([
  ['.upsun/config.yaml', false],
  ['apps/shop/.upsun/routes.yaml', false],
  ['compose.override.yml', false],
  ['docker-compose.dev.yaml', false],
  ['docker/php/Dockerfile.dev', false],
  ['.env.local', false],
  ['.parity.yaml', false],
  ['.ddev/docker-compose.redis.yaml', false],
  ['.ddev/.env.redis', false],
  ['.lando.local.yml', false],
  ['.devcontainer/php/devcontainer.json', false],
  ['.devcontainer.json', false],
  ['.github/workflows/ci.yml', false],
  ['.gitlab-ci.yml', false],
  ['.github/actions/a/action.yml', true],
  ['ops/dev.yml', true],
  ['my.upsun/a.txt', true],
])('%s needs a watcher of its own: %s', (file, expected) => expect(needsOwnWatcher(file)).toBe(expected));

test('a name is no pattern', () => {
  expect(watcherOf('file:///a/%5Bb%5D%20c.yml')).toEqual({
    globPattern: { baseUri: 'file:///a', pattern: '[[]b[]] c.yml' },
  });
});
