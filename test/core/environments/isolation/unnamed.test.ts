import { expect, test } from 'vitest';
import { unnamedVolumes } from '../../../../core/environments/local/isolation/unnamed';
import type { HeldData } from '../../../../core/environments/local/data/dataVolumes';
import { fakeDocker } from '../fakeDocker';
import { branched } from './branched';
import { override } from './tagged';

const anonymous = 'a'.repeat(64);

/** What Docker says of the parent's container of `app`, with a volume without a name. */
function engineWith(destination: string) {
  const inspected = {
    Id: 'c1',
    State: { Status: 'running' },
    Config: { Image: 'redis:8', Labels: { 'com.docker.compose.service': 'app' } },
    Mounts: [{ Type: 'volume', Name: anonymous, Source: '/v', Destination: destination, RW: true }],
  };
  return fakeDocker({
    'ps --all --quiet --no-trunc': { stdout: 'c1\n' },
    'container inspect': { stdout: JSON.stringify([inspected]) },
    'volume inspect': {
      stdout: JSON.stringify({ Name: anonymous, Mountpoint: '/v', Labels: null, Options: null }),
    },
  }).exec;
}

const withName = { type: 'volume', source: expect.stringMatching(/^data-[0-9a-f]{6}$/) as string, target: '/data' };
const cases: [title: string, lines: string, volumes: unknown[]][] = [
  ['that the image asks for', '', [withName]],
  [
    'beside one that has one',
    '    volumes: ["named:/more"]\n',
    [expect.objectContaining({ source: 'named' }), withName],
  ],
  ['of a line that says a path alone', '    volumes: ["/data"]\n', [withName]],
];
test.each(cases)('a volume without a name, %s, is cloned into one with a name', async (_, lines, volumes) => {
  const compose = `services:\n  app:\n    image: redis:8\n${lines}volumes: { named: }\n`;
  const { of, plan, stack } = await branched(compose, { provider: { exec: engineWith('/data') } });
  expect(of('app')['volumes']).toEqual(override(volumes));
  const own = stack.volumes?.find(({ path }) => path === '/data');
  expect(own).toMatchObject({ from: anonymous, services: ['app'] });
  expect(plan.steps.find(({ action }) => action === 'cloneVolumes')?.touches).toContain(
    `${anonymous} → ${own?.name ?? ''}`,
  );
  expect(plan.notes.join()).not.toContain('begins without it');
});

test('a volume that has got a name in the files since is left to them', async () => {
  const compose = 'services:\n  app:\n    image: redis:8\n    volumes: ["named:/data"]\nvolumes: { named: }\n';
  const { of, stack } = await branched(compose, { provider: { exec: engineWith('/data') } });
  expect(of('app')).not.toHaveProperty('volumes');
  expect(stack.volumes?.map(({ key }) => key)).toEqual(['named']);
});

test('without data, and where dependencies are, nothing is changed', async () => {
  const compose = 'services:\n  app:\n    image: redis:8\n';
  const options = { bring: { data: false } };
  const without = await branched(compose, { provider: { exec: engineWith('/data') }, options });
  const dependencies = await branched(compose, { provider: { exec: engineWith('/app/node_modules') } });
  for (const { of } of [without, dependencies]) expect(of('app')).not.toHaveProperty('volumes');
});

test('a volume that two services share stays one; a branch of a branch knows it by its name', () => {
  const holder = { container: 'c', image: 'x', path: '/data', writes: true, state: 'running' };
  const holders = ['app', 'worker'].map((service) => ({ ...holder, service }));
  const held: HeldData = { place: { volume: anonymous }, kind: 'anonymous', holders };
  const [app, worker] = unnamedVolumes([held], undefined);
  expect([app?.service, worker?.service]).toEqual(['app', 'worker']);
  expect(app?.key).toBe(worker?.key);
  const key = app?.key ?? '';
  const volumes = [{ key, name: `p_${key}`, path: '/data', services: ['app'] }];
  const stack = { project: 'p', files: [], services: [], volumes };
  expect(unnamedVolumes([held], stack)[0]).toEqual({ service: 'app', path: '/data', key, from: `p_${key}` });
});
