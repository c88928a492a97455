import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fakeDocker } from '../fakeDocker';
import { repositoryWith } from '../repository';
import { branched } from './branched';
import { override, reset } from './tagged';

const service = (lines: string, rest = '') => `services:\n  app:\n    image: redis:8\n${lines}${rest}`;

test.each<[name: string, compose: string, expected: Record<string, unknown>]>([
  ['a name', service('    container_name: mine\n'), { container_name: reset }],
  ['no name', service(''), { pull_policy: 'never' }],
  ['processes of the host', service('    pid: host\n    ipc: host\n'), { pid: reset, ipc: reset }],
  ['a parent of control groups', service('    cgroup_parent: m-executor\n'), { cgroup_parent: reset }],
  ['the shared bridge', service('    network_mode: bridge\n'), { network_mode: reset }],
  [
    'fixed addresses',
    service(
      '    mac_address: 02:42:ac:11:00:02\n    networks: { n: { ipv4_address: 10.9.0.2, aliases: [a] } }\n',
      'networks: { n: }\n',
    ),
    { networks: { n: { ipv4_address: reset } }, mac_address: reset },
  ],
  ['several containers with a port', service('    scale: 2\n    ports: ["80"]\n'), { scale: reset }],
  [
    'several containers with a port, deployed',
    service('    deploy: { replicas: 3 }\n    ports: ["80"]\n'),
    { deploy: { replicas: reset } },
  ],
  ['a proxy’s labels', service('    labels: ["traefik.http.routers.a.rule=Host(`a.b`)"]\n'), {}],
  [
    'an image under a name of ours',
    'services: { app: { build: ., image: "mine:dev", pull_policy: always } }',
    {
      image: reset,
      pull_policy: reset,
    },
  ],
  ['tags of a build', 'services: { app: { build: { context: ., tags: ["mine:dev"] } } }', { build: { tags: reset } }],
  [
    'the image that another service builds',
    'services: { app: { image: "mine:dev" }, b: { build: ., image: "mine:dev" } }',
    {
      image: expect.stringMatching(/^parity-\w+-x-b$/) as string,
      pull_policy: 'never',
    },
  ],
])('%s', async (_name, compose, expected) => {
  const { of } = await branched(compose);
  expect(of('app')).toMatchObject(expected);
});

test('Traefik leaves the branch out, and a note says so', async () => {
  const { of, plan } = await branched(service('    labels: { traefik.enable: "true", other: "1" }\n'));
  expect(of('app')['labels']).toMatchObject({ 'traefik.enable': 'false', 'dev.environment-parity.environment': 'x' });
  expect(plan.notes).toContain('Traefik does not route to app of the branch: use its own port.');
});

test.each([
  ['one', '["5432:5432"]', ['5432']],
  ['a range', '["8000-8002:8000-8002"]', ['8000', '8001', '8002']],
  ['a range for one', '["8000-8002:80"]', ['80']],
  ['UDP and an address', '["0.0.0.0:53:53/udp", "53:53"]', ['53/udp', '53']],
  ['the long form', '[{ target: 80, published: "8080", host_ip: 0.0.0.0, mode: host }]', ['80']],
  ['not published to a port', '["80"]', ['80']],
  ['the same twice', '["80:80", "81:80"]', ['80']],
])('ports: %s', async (_name, ports, targets) => {
  const { of, stack } = await branched(`services: { app: { image: a, ports: ${ports} } }`);
  const published = stack.services[0]?.ports.map((port) => port.published) ?? [];
  expect(of('app')['ports']).toEqual(
    override(targets.map((target, index) => `127.0.0.1:${published[index] ?? 0}:${target}`)),
  );
});

test('an engine that publishes nothing gets a port; code that does not, gets none', async () => {
  const { of, stack } = await branched('services: { db: { image: "postgres:17" }, app: { build: . } }');
  expect(of('db')['ports']).toEqual(override([expect.stringMatching(/^127\.0\.0\.1:2\d{4}:5432$/)]));
  expect(of('app')['ports']).toEqual(reset);
  expect(stack.services.map(({ name }) => name)).toEqual(['db', 'app']);
});

test('a port that depends on a variable is not published, and a note says so', async () => {
  const { plan } = await branched('services: { app: { image: a, ports: ["${PORT}:${PORT}"] } }');
  expect(plan.notes.join()).toContain('A port of app depends on a variable');
});

test('networks: names, externals, fixed ranges and bridges', async () => {
  const { override: said } = await branched(
    service('    networks: [n, m]\n') +
      'networks:\n  n: { name: fixed, external: true }\n' +
      '  m: { ipam: { config: [{ subnet: 10.9.0.0/24 }] }, driver_opts: { com.docker.network.bridge.name: br9, com.docker.network.driver.mtu: "1400" } }\n' +
      '  v: { driver: macvlan, driver_opts: { parent: eth0 } }\n',
  );
  expect(said['networks']).toMatchObject({
    default: { name: reset, external: reset },
    n: { name: reset, external: reset },
    m: { ipam: reset, driver_opts: { 'com.docker.network.bridge.name': reset } },
    v: { driver: reset, driver_opts: reset },
  });
});

test('volumes: names, externals and fixed places become volumes of the branch, with what they come from', async () => {
  const { override: said, stack } = await branched(
    'name: shop\n' +
      service('    volumes: [plain:/a, named:/b, out:/c, other:/d, place:/e]\n') +
      'volumes:\n  plain:\n  named: { name: mine }\n  out: { external: true }\n  other: { external: true, name: theirs }\n' +
      '  place: { driver_opts: { type: none, o: bind, device: /srv/data } }\n  unused:\n',
  );
  expect(said['volumes']).toMatchObject({
    named: { name: reset, external: reset },
    place: { driver_opts: reset },
    unused: {},
  });
  const from = Object.fromEntries((stack.volumes ?? []).map((volume) => [volume.key, volume.from]));
  expect(from).toEqual({ plain: 'shop_plain', named: 'mine', out: 'out', other: 'theirs', place: '/srv/data' });
  expect(stack.volumes?.[0]).toMatchObject({ name: `${stack.project}_plain`, services: ['app'] });
});

test('mounts: code from the worktree, data as volumes, the rest read only', async () => {
  const { of, stack, repository, plan, step } = await branched(
    {
      'compose.yaml': service(
        '    volumes:\n      - .:/app\n      - ./src:/src:ro\n      - ./var/db:/data\n      - ./nothing:/x\n' +
          '      - ./node_modules:/app/node_modules\n      - /etc/localtime:/etc/localtime\n      - ./mine.cnf:/etc/my.cnf\n' +
          '      - /srv/redis:/data/more\n      - /opt/shared:/shared:ro\n      - named:/n:nocopy\n      - /anonymous\n' +
          '      - { type: tmpfs, target: /t, tmpfs: { size: 1000 } }\n      - ./certs:/certs:ro\n',
        'volumes: { named: }\n',
      ),
      'src/a.txt': '',
      '.gitignore': 'var\nnode_modules\nmine.cnf\ncerts\n',
    },
    { files: { 'var/db/x': '', 'node_modules/a/b': '', 'mine.cnf': '', 'certs/a.pem': '' } },
  );
  const { worktree } = step('createWorktree')?.input as { worktree: string };
  const [db, nothing, redis] = (stack.volumes ?? []).filter(({ key }) => key !== 'named');
  const bind = { bind: { create_host_path: true } };
  expect(of('app')['volumes']).toEqual(
    override([
      { type: 'bind', source: worktree, target: '/app', ...bind },
      { type: 'bind', source: join(worktree, 'src'), target: '/src', read_only: true, ...bind },
      { type: 'volume', source: db?.key, target: '/data' },
      { type: 'volume', source: nothing?.key, target: '/x' },
      { type: 'bind', source: join(worktree, 'node_modules'), target: '/app/node_modules', ...bind },
      {
        type: 'bind',
        source: expect.stringMatching(/^\/(etc|usr)/) as string,
        target: '/etc/localtime',
        read_only: true,
        ...bind,
      },
      { type: 'bind', source: join(worktree, 'mine.cnf'), target: '/etc/my.cnf', ...bind },
      { type: 'volume', source: redis?.key, target: '/data/more' },
      { type: 'bind', source: '/opt/shared', target: '/shared', read_only: true, ...bind },
      { type: 'volume', source: 'named', target: '/n', volume: { nocopy: true } },
      { type: 'volume', target: '/anonymous', volume: {} },
      { type: 'tmpfs', target: '/t', tmpfs: { size: 1000 } },
      { type: 'bind', source: join(repository.root, 'certs'), target: '/certs', read_only: true, ...bind },
    ]),
  );
  expect(db).toMatchObject({ from: join(repository.root, 'var/db'), services: ['app'] });
  expect(nothing).not.toHaveProperty('from');
  expect(plan.notes.join()).toContain('app can only read /etc/localtime.');
  expect(plan.notes.join()).toContain('app reads /opt/shared, which stays shared.');
});

test('mounts of code alone are left as they are written', async () => {
  const { of } = await branched({
    'compose.yaml': service('    volumes: [".:/app", "./src:/src"]\n'),
    'src/a.txt': '',
  });
  expect(of('app')).not.toHaveProperty('volumes');
});

test('a whole path into the repository leads into the worktree', async () => {
  const repository = await repositoryWith({ 'src/a': '' });
  await repository.commit({
    'compose.yaml': `services: { app: { image: a, volumes: ["${repository.root}/src:/src"] } }`,
  });
  const provider = await repository.provider({ exec: fakeDocker().exec });
  const plan = JSON.stringify(await provider.planBranch('x', { kind: 'local' }));
  expect(plan).toMatch(/worktrees\/x\/src/);
});

test('what is built outside of the repository is read where it is', async () => {
  const { of } = await branched(
    'services: { app: { build: { context: ../lib, additional_contexts: { more: ../more, own: ., base: "docker-image://a" } } } }',
  );
  expect(of('app')['build']).toEqual({
    context: expect.stringMatching(/\/lib$/) as string,
    additional_contexts: { more: expect.stringMatching(/\/more$/) as string },
  });
});

test('env files: outside read where they are, ignored ones carried', async () => {
  const { of, step } = await branched(
    {
      'compose.yaml': service('    env_file: [../shared.env, local.env, { path: gone.env, required: false }]\n'),
      '.gitignore': 'local.env\n',
    },
    { files: { 'local.env': 'A=1\n' } },
  );
  expect(of('app')['env_file']).toEqual(
    override([
      { path: expect.stringMatching(/^\/.*\/shared\.env$/) as string },
      { path: expect.stringMatching(/worktrees\/x\/local\.env$/) as string },
      { path: expect.stringMatching(/worktrees\/x\/gone\.env$/) as string, required: false },
    ]),
  );
  expect(step('carryFiles')?.touches).toEqual(['local.env']);
});

test('secrets outside of the repository are read where they are, ignored ones carried', async () => {
  const { override: said, step } = await branched(
    {
      'compose.yaml': service(
        '    secrets: [a, b]\n',
        'secrets: { a: { file: ../a.txt }, b: { file: ./b.txt }, c: { environment: C } }\n',
      ),
      '.gitignore': 'b.txt\n',
    },
    { files: { 'b.txt': 'secret' } },
  );
  expect(said['secrets']).toEqual({ a: { file: expect.stringMatching(/^\/.*a\.txt$/) as string } });
  expect(step('carryFiles')?.touches).toEqual(['b.txt']);
});

test('dependencies stay, but on what starts stopped', async () => {
  const { of, stack, plan, step } = await branched(
    'services:\n  app:\n    image: a\n    depends_on:\n      db: { condition: service_healthy, restart: true }\n' +
      '      worker: { condition: service_started }\n  db: { image: "postgres:17" }\n' +
      '  worker: { image: a, command: php bin/console messenger:consume async, depends_on: [db] }\n',
  );
  expect(of('app')['depends_on']).toEqual(
    override({ db: { condition: 'service_healthy', required: true, restart: true } }),
  );
  expect(of('worker')).not.toHaveProperty('depends_on');
  expect(stack.services.find(({ name }) => name === 'worker')?.stopped).toBe('runs messenger:consume');
  expect(plan.notes).toContain(
    'worker starts stopped, because it runs messenger:consume and would work on the clone of a queue.',
  );
  expect(step('startStack')?.input['services']).toEqual(['app', 'db']);
});

test.each([
  ['a command', 'services: { a: { image: x, command: [celery, -A, app, worker] } }', true],
  ['a scheduler', 'services: { a: { image: x, command: php artisan schedule:work } }', true],
  ['an entrypoint', 'services: { a: { image: x, entrypoint: [sidekiq] } }', true],
  ['a name', 'services: { queue-worker: { image: x } }', true],
  ['a broker of that name', 'services: { queue: { image: "rabbitmq:4" } }', false],
  ['a web server', 'services: { web: { image: x, command: gunicorn -w 4 } }', false],
  ['a browser', 'services: { networks: { image: x } }', false],
])('workers: %s', async (_name, compose, stopped) => {
  const { stack } = await branched(compose);
  expect(stack.services[0]?.stopped !== undefined).toBe(stopped);
});

test('a worker of the manifest is one by its name', async () => {
  const { stack } = await branched({
    '.upsun/config.yaml':
      'applications: { app: { type: "php:8.4", workers: { mails: { commands: { start: ./run } } } } }\n',
    'compose.yaml': 'services: { mails: { image: x } }',
  });
  expect(stack.services[0]?.stopped).toBe('stands for the worker "mails" of the manifest');
});

test('profiles as the parent uses them', async () => {
  const compose =
    'services: { a: { image: x }, b: { image: y, profiles: [dev] }, c: { image: z, profiles: [ci], privileged: true } }';
  const { stack, plan } = await branched({ 'compose.yaml': compose, '.env': 'COMPOSE_PROFILES=dev\n' });
  expect(stack.services.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(plan.notes.join()).toMatch(/c \(profile ci\) can't be started in the branch: it is privileged/);
});

test('names that are no plain YAML, and values with dollar signs', async () => {
  const { of } = await branched('services: { "1.0": { image: a, volumes: ["./d$$x:/d", "/srv/x:/data/db"] } }', {
    files: { 'd$x/a': '' },
  });
  expect(Object.keys(of('1.0'))).toContain('volumes');
});
