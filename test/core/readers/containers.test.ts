import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readContainers } from '../../../core/readers/containers';

const labels = {
  'com.docker.compose.service': 'db',
  'com.docker.compose.project.working_dir': '/home/me/shop/api',
  'com.docker.compose.project.config_files': '/home/me/shop/api/compose.yaml,/home/me/shop/api/compose.override.yaml',
  'com.docker.compose.oneoff': 'False',
};

/** What of Docker's answer is read, as Docker 28 prints it. */
const inspected = {
  Id: 'a1',
  Config: { Image: 'postgres:15', Env: ['PATH=/bin', 'EMPTY=', 'URL=a=b', 'LINES=a\nb', 'odd'], Labels: labels },
  HostConfig: {
    PortBindings: {
      '5432/tcp': [
        { HostIp: '', HostPort: '5432' },
        { HostIp: '', HostPort: '' },
      ],
      '53/udp': null,
    },
  },
  Mounts: [{ Type: 'volume', Name: 'data', Destination: '/var/lib/postgresql/data' }],
};

const read = (containers: unknown, root = '/home/me/shop') => readContainers(JSON.stringify(containers), root);

test('a container as it was created', () => {
  expect(read([inspected])).toEqual([
    {
      service: 'db',
      folder: 'api',
      files: ['api/compose.yaml', 'api/compose.override.yaml'],
      image: 'postgres:15',
      environment: { PATH: '/bin', EMPTY: '', URL: 'a=b', LINES: 'a\nb' },
      ports: [{ target: 5432, protocol: 'tcp', published: 5432 }],
      mounts: ['/var/lib/postgresql/data'],
    },
  ]);
});

test.each([
  ['of another folder', [inspected], '/home/me/shop2'],
  ['of a folder that begins alike', [inspected], '/home/me/shop/ap'],
  ['of "docker compose run"', [labelled({ 'com.docker.compose.oneoff': 'True' })], '/home/me/shop'],
  ['without the label', [{ ...inspected, Config: { ...inspected.Config, Labels: null } }], '/home/me/shop'],
])('a container %s is none of the project', (_, containers, root) => expect(read(containers, root)).toEqual([]));

function labelled(more: Readonly<Record<string, string>>) {
  return { ...inspected, Config: { ...inspected.Config, Labels: { ...labels, ...more } } };
}

test('made from a file elsewhere', () => {
  const [container] = read([
    labelled({ 'com.docker.compose.project.config_files': '/home/me/shop/api/compose.yaml,/tmp/x' }),
  ]);
  expect(container?.files).toBeUndefined();
});

test('anything else than Docker’s answer is nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readContainers(text, '/')).toEqual([]);
    }),
  );
  expect(
    read([{ ...inspected, Config: { ...inspected.Config, Env: null }, HostConfig: null, Mounts: 5 }]),
  ).toHaveLength(1);
});
