import { expect, test } from 'vitest';
import { loadCompose } from '../../../core/compose/load';
import { defaultSettings } from '../../../core/settings';
import { Snapshot } from '../../../core/workspace';
import { composeOf, serviceOf } from './composeOf';

test.each<[written: string, published: string | undefined, target: number | undefined, protocol: string]>([
  ['"5432"', undefined, 5432, 'tcp'],
  ['5432', undefined, 5432, 'tcp'],
  ['"5433:5432"', '5433', 5432, 'tcp'],
  ['127.0.0.1:5433:5432', '5433', 5432, 'tcp'],
  ['"[::1]:5433:5432"', '5433', 5432, 'tcp'],
  ['127.0.0.1::5432', undefined, 5432, 'tcp'],
  ['"8000-8010:80"', '8000-8010', 80, 'tcp'],
  ['"53:53/udp"', '53', 53, 'udp'],
  ['"${PORT:-8080}:80"', '8080', 80, 'tcp'],
  ['"${PORT}:80"', undefined, 80, 'tcp'],
  ['{target: 80, published: "8080"}', '8080', 80, 'tcp'],
  ['{target: 53, published: 53, protocol: udp}', '53', 53, 'udp'],
  ['{target: 80}', undefined, 80, 'tcp'],
  ['{published: 80}', '80', undefined, 'tcp'],
  ['nonsense', undefined, undefined, 'tcp'],
])('port %s', (written, published, target, protocol) => {
  expect(serviceOf(`ports: [${written}]`).ports).toMatchObject([{ published, target, protocol }]);
});

test.each<[written: string, kind: string, from: string | undefined, target: string]>([
  ['data:/var/lib/data', 'volume', 'data', '/var/lib/data'],
  ['data:/var/lib/data:ro', 'volume', 'data', '/var/lib/data'],
  ['/var/lib/data', 'volume', undefined, '/var/lib/data'],
  ['./data:/data', 'bind', './data', '/data'],
  ['../data:/data:cached,z', 'bind', '../data', '/data'],
  ['~/data:/data', 'bind', '~/data', '/data'],
  ['/abs:/data', 'bind', '/abs', '/data'],
  ["'C:\\data:/data'", 'bind', 'C:\\data', '/data'],
  ['"${DATA:-./x}:/data"', 'bind', './x', '/data'],
  ['{type: volume, source: data, target: /data}', 'volume', 'data', '/data'],
  ['{type: bind, source: ., target: /app}', 'bind', '.', '/app'],
  ['{type: tmpfs, target: /tmp}', 'tmpfs', undefined, '/tmp'],
  ['{type: npipe, source: a, target: b}', 'other', 'a', 'b'],
])('mount %s', (written, kind, from, target) => {
  const mounts = serviceOf('volumes:', `  - ${written}`).volumes;
  expect(mounts.map((mount) => [mount.kind, mount.from, mount.target])).toEqual([[kind, from, target]]);
});

test.each<[written: string, profiles: string[]]>([
  ['profiles: [a, "b"]', ['a', 'b']],
  ['profiles: []', []],
  ['image: x', []],
])('%s', (written, profiles) => expect(serviceOf(written).profiles).toEqual(profiles));

test('a value in an environment list is placed behind its equals sign', () => {
  const text = '#- /compose.yaml\nservices:\n  only:\n    ';
  const service = serviceOf('environment: ["A=one", B=two]');
  const lines = `${text.slice(text.indexOf('\n') + 1)}environment: ["A=one", B=two]\n`;
  const places = service.environment.map(
    ({ value }) => value && lines.slice(value.source.span.start, value.source.span.end),
  );
  expect(places).toEqual(['one', 'two']);
});

test.each([
  ['build: .', { context: '.', dockerfile: undefined, inline: false }],
  ['build: {dockerfile: docker/Dockerfile}', { context: undefined, dockerfile: 'docker/Dockerfile', inline: false }],
  ['build: {context: a, dockerfile_inline: "FROM x"}', { context: 'a', dockerfile: undefined, inline: true }],
])('%s', (written, expected) => {
  const build = serviceOf(written).build;
  const { context, dockerfile, inline } = build ?? {};
  expect({ context: context?.value, dockerfile: dockerfile?.value, inline }).toEqual(expected);
});

test('a range of ports is one port each', () => {
  expect(serviceOf('ports: ["127.0.0.1:8000-8001:9000-9001/udp"]').ports).toMatchObject([
    { published: '8000', target: 9000, protocol: 'udp', hostIp: '127.0.0.1' },
    { published: '8001', target: 9001, protocol: 'udp', hostIp: '127.0.0.1' },
  ]);
});

test('texts and lists of labels, dependencies and commands', () => {
  const service = serviceOf(
    'labels: [a=1, b]',
    'links: [cache]',
    'depends_on: {db: {condition: service_healthy, required: false}}',
    'working_dir: /app',
    'platform: linux/arm64',
    'entrypoint: [sh, -c]',
    'command: run it',
    'healthcheck: {test: [NONE]}',
  );
  expect(service.labels.map(({ name, value }) => [name, value?.value])).toEqual([
    ['a', '1'],
    ['b', undefined],
  ]);
  expect(service.dependsOn).toMatchObject([
    { name: 'db', condition: 'service_healthy', required: false, restart: false },
    { name: 'cache', condition: 'service_started', required: true, restart: true },
  ]);
  expect([service.workingDir?.value, service.platform?.value]).toEqual(['/app', 'linux/arm64']);
  const kinds = [service.entrypoint, service.command, service.healthcheckTest].map((layer) => layer?.node.kind);
  expect(kinds).toEqual(['sequence', 'scalar', 'sequence']);
});

test('env files are read in their order below the environment, each value at its place', () => {
  const drawing = `
    #- /compose.yaml
    services:
      app: {image: a, env_file: [one.env, {path: sub/two.env, required: false}, none.env], environment: {A: own, ROOT: , NONE: }}
    #- /.env
    ROOT=r
    #- /one.env
    A=1
    B=1
    C=\${UNKNOWN}
    #- /sub/two.env
    B="two \${ROOT}"
  `;
  const [app] = composeOf(drawing).services;
  expect(app?.environment.map(({ name, from, value }) => [name, from, value?.value, value?.source.file])).toEqual([
    ['A', 'environment', 'own', 'compose.yaml'],
    ['ROOT', 'environment', 'r', '.env'],
    ['NONE', 'environment', undefined, undefined],
    ['B', 'env_file', 'two r', 'sub/two.env'],
    ['C', 'env_file', undefined, 'one.env'],
  ]);
  expect(app?.environment.at(-1)?.value?.missing).toEqual(['UNKNOWN']);
  expect(app?.envFiles.map(({ file, state, required }) => [file, state, required])).toEqual([
    ['one.env', 'known', true],
    ['sub/two.env', 'known', false],
    ['none.env', 'absent', true],
  ]);
});

test('an env file that is not loaded yet leaves the project unknown', async () => {
  const snapshot = new Snapshot();
  const texts: Record<string, string> = { 'compose.yaml': 'services: {a: {image: a, env_file: late.env}}' };
  const load = () =>
    snapshot.load({
      read: (path) =>
        Promise.resolve(path in texts ? { state: 'known', text: texts[path] ?? '' } : { state: 'absent' }),
      list: () => Promise.resolve(['compose.yaml']),
      folders: () => Promise.resolve([]),
    });
  const states: string[] = [];
  do states.push(loadCompose(snapshot, defaultSettings).state);
  while (await load());
  expect(states.slice(0, -1).every((state) => state === 'unknown')).toBe(true);
  expect(states.at(-1)).toBe('known');
});

test.each([
  ['', { a: true, b: false, c: false }],
  ['COMPOSE_PROFILES=x, y', { a: true, b: true, c: false }],
  ['COMPOSE_PROFILES=*', { a: true, b: true, c: true }],
])('profiles with %j', (dotenv, expected) => {
  const { services } = composeOf(
    `#- /.env\n${dotenv}\n#- /compose.yaml\nservices:\n  a: {image: a}\n  b: {image: b, profiles: [x]}\n  c: {image: c, profiles: [z]}\n`,
  );
  expect(Object.fromEntries(services.map(({ name, active }) => [name, active]))).toEqual(expected);
});

test.each([
  ['', '', undefined],
  ['name: My Shop', '', 'myshop-x'],
  ['name: ${NAME}', 'NAME=shop', 'shop-x'],
  ['name: shop', 'COMPOSE_PROJECT_NAME=other', 'other-x'],
])('the name of the project is a variable: %j, %j', (name, dotenv, expected) => {
  const text = `${name}\nservices: {a: {image: "\${COMPOSE_PROJECT_NAME:-default}-x"}}\n`;
  const [service] = composeOf(`#- /.env\n${dotenv}\n#- /compose.yaml\n${text}`).services;
  expect(service?.image?.value).toBe(expected);
});

test('relative paths start from the folder of the project that they are written in', () => {
  const { services } = composeOf(`
    #- /compose.yaml
    include: [sub/compose.yaml, {path: other/compose.yaml, project_directory: .}]
    services: {a: {build: ., extends: {file: base/base.yaml, service: base}}}
    #- /sub/compose.yaml
    services: {b: {build: ., volumes: [".:/app"]}}
    #- /other/compose.yaml
    services: {c: {build: .}}
    #- /base/base.yaml
    services: {base: {volumes: [".:/app"]}}
  `);
  const folders = services.map(({ name, build, volumes }) => [name, build?.folder, volumes[0]?.folder]);
  expect(folders.sort()).toEqual([
    ['a', '', 'base'],
    ['b', 'sub', 'sub'],
    ['c', '', undefined],
  ]);
});
