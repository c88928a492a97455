import { expect, test } from 'vitest';
import { serviceOf } from './composeOf';

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
