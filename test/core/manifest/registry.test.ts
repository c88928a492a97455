import { expect, test } from 'vitest';
import {
  composableChannels,
  defaultEndpoint,
  extensionStatus,
  findImage,
  imageNames,
  knowsExtensions,
  registryDate,
  statusOf,
  versionsOf,
} from '../../../core/manifest/registry';

test.each([
  ['nodejs', '24', 'supported'],
  ['nodejs', '22', 'deprecated'],
  ['nodejs', '18', 'retired'],
  ['nodejs', '17', undefined],
  ['php', '8.4', 'supported'],
  ['php', '8.1', 'retired'],
  ['postgresql', '17', 'supported'],
  ['postgresql-replica', '17', 'supported'],
  ['mysql', '11.8', 'supported'],
  ['mariadb', '10.6', 'retired'],
  ['redis-persistent', '8.0', 'supported'],
  ['golang', '1.9', 'decommissioned'],
  ['clickhouse', '23.8', 'deprecated'],
  ['composable', '26.05', 'supported'],
  ['composable', '25.11', 'retired'],
])('%s:%s is %s', (name, version, status) => {
  const image = findImage(name);
  expect(image && statusOf(image, version)).toBe(status);
});

test.each(['constructor', 'toString', '', 'Postgresql', 'node'])('there is no %j', (name) => {
  expect(findImage(name)).toBeUndefined();
});

test.each([
  ['postgresql', 'postgresql'],
  ['mariadb', 'mysql'],
  ['redis', 'redis'],
  ['php', undefined],
])('the endpoint of %s is %s', (name, endpoint) => {
  const image = findImage(name);
  expect(image && defaultEndpoint(image)).toBe(endpoint);
});

test.each([
  ['php', 'redis', '8.4', 'available'],
  ['php', 'intl', '8.4', 'default'],
  ['php', 'json', '8.4', 'built-in'],
  ['php', 'nothing', '8.4', undefined],
  ['php', 'constructor', '8.4', undefined],
  ['postgresql', 'postgis', '17', 'available'],
] as const)('%s has %s in %s: %s', (of, name, version, status) => {
  expect(extensionStatus(of, name, version)).toBe(status);
});

test('of versions without a list nothing is known', () => {
  expect([knowsExtensions('php', '8.4'), knowsExtensions('php', '99')]).toEqual([true, false]);
});

test('every image has a title, versions, and each of them one status', () => {
  for (const name of [...imageNames('runtime'), ...imageNames('service')]) {
    const image = findImage(name)!;
    const versions = (['supported', 'deprecated', 'retired', 'decommissioned'] as const).flatMap((it) =>
      versionsOf(image, it),
    );
    expect(image.title, name).not.toBe('');
    expect(versions.length, name).toBeGreaterThan(0);
    expect(new Set(versions).size, name).toBe(versions.length);
  }
});

test('the data has a day, and channels with runtimes', () => {
  expect(registryDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  for (const [name, { status, runtimes }] of Object.entries(composableChannels))
    if (status === 'supported') expect(Object.keys(runtimes), name).toContain('php');
});
