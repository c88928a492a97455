import { expect, test } from 'vitest';
import { filesBelow } from '../files';
import { branched } from './branched';
import { fakeDocker } from '../fakeDocker';
import { repositoryWith } from '../repository';

const service = (lines: string, rest = '') => `services:\n  app:\n    image: redis:8\n${lines}${rest}`;

const cases: readonly (readonly [name: string, compose: string, what: string, line: number])[] = [
  ['the network of the host', service('    network_mode: host\n'), 'its network is "host"', 4],
  ['the network of another container', service('    network_mode: "container:db"\n'), '"container:db"', 4],
  ['links to another project', service('    external_links: [other_db_1:db]\n'), 'external_links', 4],
  ['the Docker socket', service('    volumes:\n      - /var/run/docker.sock:/s:ro\n'), 'docker.sock', 5],
  ['the folder of the socket', service('    volumes: ["/var/run:/run:ro"]\n'), '"/var/run"', 4],
  ['the whole machine', service('    volumes: ["/:/host:ro"]\n'), '"/"', 4],
  [
    'a folder that can be written',
    service('    volumes:\n      - ok:/a\n      - /opt/x:/x\n', 'volumes: { ok: }\n'),
    '"/opt/x"',
    6,
  ],
  ['a folder above the repository', service('    volumes: ["../files:/files"]\n'), '"../files"', 4],
  ['the home folder', service('    volumes: ["~/cache:/cache"]\n'), '"~/cache"', 4],
  ['a folder that is not known', service('    volumes: ["${SOMEWHERE}:/x"]\n'), 'not known here', 4],
  [
    'a volume of a network',
    service('    volumes: [data:/x]\n', 'volumes: { data: { driver_opts: { type: nfs, device: ":/x" } } }\n'),
    'volume "data"',
    4,
  ],
  [
    'a volume of a driver',
    service('    volumes: [data:/x]\n', 'volumes: { data: { driver: rclone } }\n'),
    '"rclone"',
    4,
  ],
  ['volumes of a container', service('    volumes_from: ["container:db"]\n'), '"container:db"', 4],
  ['processes of a container', service('    pid: "container:db"\n'), '"container:db"', 4],
  ['all rights', service('    privileged: true\n'), 'privileged', 4],
  ['a right over the machine', service('    cap_add: [NET_ADMIN, CAP_SYS_MODULE]\n'), 'SYS_MODULE', 4],
  ['a disk', service('    devices: ["/dev/sda:/dev/sda"]\n'), '/dev/sda', 4],
  ['rules for devices', service('    device_cgroup_rules: ["b 8:* rwm"]\n'), 'rules for devices', 4],
  [
    'an address of another service',
    service(
      '    extra_hosts: ["db:10.9.0.2"]\n  db:\n    image: a\n    networks: { n: { ipv4_address: 10.9.0.2 } }\n',
      'networks: { n: }\n',
    ),
    'the fixed address of db',
    4,
  ],
  [
    'a port of the parent on the machine',
    service(
      '    environment: { URL: "pgsql://u:secret@host.docker.internal:5433/x" }\n  db: { image: a, ports: ["5433:5432"] }\n',
    ),
    'its variable URL leads to port 5433 of the machine',
    4,
  ],
  [
    'the same in two variables',
    service(
      '    environment: { DB_HOST: host.docker.internal, DB_PORT: "5433" }\n  db: { image: a, ports: ["5433:5432"] }\n',
    ),
    'its variable DB_HOST leads to port 5433',
    4,
  ],
];

test.each(cases)('%s is refused with its line', async (_name, compose, what, line) => {
  const repository = await repositoryWith({ 'compose.yaml': compose });
  const provider = await repository.provider({ exec: fakeDocker().exec });
  const planning = provider.planBranch('x', { kind: 'local' });
  await expect(planning).rejects.toThrow(what);
  await expect(planning).rejects.toThrow(`(compose.yaml, line ${line}).`);
  await expect(planning).rejects.not.toThrow('secret');
  expect(await filesBelow(repository.state)).toEqual([]);
});

test('all reasons are told at once', async () => {
  await expect(
    branched('services:\n  a: { image: x, privileged: true }\n  b: { image: x, network_mode: host }\n'),
  ).rejects.toThrow(/a can't be branched.*line 2.*1 more: b can't be branched.*line 3/);
});

test('what can not be read is refused, too', async () => {
  await expect(branched('include: ["${X}/compose.yaml"]\nservices: { a: { image: x } }')).rejects.toThrow(
    /can't be branched: compose.yaml includes/,
  );
});

test('a link that leaves the repository is what it leads to', async () => {
  await expect(
    branched('services: { a: { image: x, volumes: ["./data:/x"] } }', { links: { data: '/opt' } }),
  ).rejects.toThrow('it can write to "./data", which is outside of the repository (compose.yaml, line 1).');
});

test.each([
  ['devices without data', '    devices: ["/dev/fuse", "/dev/dri:/dev/dri"]\n'],
  [
    'the machine as a client of a debugger',
    '    extra_hosts: ["host.docker.internal:host-gateway"]\n    environment: { XDEBUG_CONFIG: client_host=host.docker.internal }\n    ports: ["80:80"]\n',
  ],
  ['a host elsewhere', '    extra_hosts: ["office:10.0.0.5"]\n'],
  ['the network of a service', '    network_mode: "service:b"\n  b: { image: x }\n'],
])('not refused: %s', async (_name, lines) => {
  const { plan } = await branched(service(lines));
  expect(plan.steps.map(({ action }) => action)).toContain('startStack');
});
