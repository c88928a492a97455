import { expect, test } from 'vitest';
import { endOf } from '../../../core/environments/lifetime';
import { environmentNamed } from '../../../core/environments/find';
import { describeBytes, parseBytes } from '../../../core/bytes';
import { urlsOf } from '../../../core/environments/urls';
import type { Environment } from '../../../core/environments/environment';

const environment = (id: string, more: Partial<Environment> = {}): Environment => ({
  ...{ id, kind: 'branch', commit: 'c', worktree: '/w', projectPath: '', parent: 'local', services: 'compose' },
  created: '',
  ...more,
});

test.each<[image: string, target: number, url: string | undefined]>([
  ['caddy:2', 80, 'http://127.0.0.1:4000'],
  ['nginx', 8443, 'https://127.0.0.1:4000'],
  ['example.org/own:1', 7700, 'http://127.0.0.1:4000'],
  ['postgres:17', 5432, undefined],
  ['mirror.example/strange:1', 6379, undefined],
  ['rabbitmq:4-management', 15_672, 'http://127.0.0.1:4000'],
  ['rabbitmq:4-management', 5672, undefined],
  ['opensearchproject/opensearch:2', 9200, 'http://127.0.0.1:4000'],
])('%s on port %i: %s', (image, target, url) => {
  const services = [{ name: 's', image, ports: [{ target, published: 4000 }] }];
  const found = urlsOf(environment('x', { stack: { project: 'p', files: [], services } }));
  expect(found.map((it) => it.url)).toEqual(url === undefined ? [] : [url]);
});

test.each([
  ['1h', '2026-01-01T01:00:00.000Z'],
  ['3d', '2026-01-04T00:00:00.000Z'],
  ['2w', '2026-01-15T00:00:00.000Z'],
])('a lifetime of %s', (lifetime, end) => {
  expect(endOf(lifetime, new Date('2026-01-01T00:00:00Z'))).toBe(end);
});

test.each(['', '0d', '3', 'd', '-1d', '3 d', '99999d', '1m'])('%j is no lifetime', (lifetime) => {
  expect(() => endOf(lifetime, new Date())).toThrow('not a lifetime');
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1200, '1.2 kB'],
  [45_600_000, '46 MB'],
  [1_500_000_000, '1.5 GB'],
])('%i bytes are %s', (bytes, text) => {
  expect(describeBytes(bytes)).toBe(text);
});

test.each([
  ['1.5GB', 1_500_000_000],
  ['12kB (virtual 2GB)', 12_000],
  ['0B', 0],
  ['N/A', undefined],
  ['', undefined],
])('Docker’s %j', (text, bytes) => {
  expect(parseBytes(text)).toBe(bytes);
});

test('an environment is found by id, then by its name, then by its branch', () => {
  const list = [environment('a', { name: 'b' }), environment('b'), environment('c', { branch: 'feature/c' })];
  expect(['a', 'b', 'feature/c'].map((word) => environmentNamed(list, word).id)).toEqual(['a', 'b', 'c']);
  expect(() => environmentNamed(list, 'featur')).toThrow('There is no environment "featur".');
  expect(() => environmentNamed([], '__proto__')).toThrow();
});
