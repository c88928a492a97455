import { expect, test } from 'vitest';
import { insideStore, loopDevice, storeFolder } from '../../../../core/environments/local/data/cowStore';
import { placesOf } from '../../../../core/environments/local/data/places';
import type { Volume } from '../../../../core/environments/local/data/volumes';

const store = { name: 'cow', mountpoint: '/docker/volumes/cow/_data', device: '/dev/loop1', state: 'open' as const };
const volume = (name: string, device?: string): Volume => ({
  name,
  labels: {},
  mountpoint: `/docker/volumes/${name}/_data`,
  ...(device === undefined ? {} : { device }),
});
const volumes = [
  volume('a'),
  volume('b'),
  volume('in', `${store.mountpoint}/key/local/volumes/db`),
  volume('out', `${store.mountpoint}/key/x/volumes/db`),
];

test('in the store: blocks are shared, and the disk below is looked at, too', () => {
  expect(placesOf([{ from: { volume: 'in' }, to: 'out' }], volumes, { store, root: null })).toEqual({
    mounts: [
      { type: 'volume', source: 'cow', target: '/store' },
      { type: 'volume', source: 'cow-file', target: '/file', readonly: true },
    ],
    folders: [{ from: '/store/key/local/volumes/db', to: '/store/key/x/volumes/db', shares: true }],
  });
});

test('into the store from elsewhere: every byte is copied, and the source can not be written', () => {
  const { mounts, folders } = placesOf([{ from: { volume: 'a' }, to: 'out' }], volumes, { store, root: null });
  expect(folders).toEqual([{ from: '/data/1', to: '/store/key/x/volumes/db', shares: false }]);
  expect(mounts).toContainEqual({ type: 'volume', source: 'a', target: '/data/1', readonly: true });
});

test("in Docker's own storage: one mount, blocks are shared", () => {
  expect(placesOf([{ from: { volume: 'a' }, to: 'b' }], volumes, { store: null, root: '/docker' })).toEqual({
    mounts: [{ type: 'bind', source: '/docker/volumes', target: '/volumes' }],
    folders: [{ from: '/volumes/a/_data', to: '/volumes/b/_data', shares: true }],
  });
});

test('a folder of the machine is copied', () => {
  const { mounts, folders } = placesOf([{ from: { folder: '/home/a/data' }, to: 'b' }], volumes, {
    store: null,
    root: '/docker',
  });
  expect(mounts[1]).toEqual({ type: 'bind', source: '/home/a/data', target: '/data/1', readonly: true });
  expect(folders).toMatchObject([{ from: '/data/1', shares: false }]);
});

test.each(['..', '.', '../../etc', 'a/b', '-rf', '__proto__', 'ü', 'x'.repeat(300), ''])(
  'a name never leads out of the store: %j',
  (name) => {
    expect(storeFolder(store, 'key', name, 'db')).toMatch(
      /^\/docker\/volumes\/cow\/_data\/key\/[A-Za-z0-9][\w.-]*\/db$/,
    );
  },
);

test('what is beside the store is not in it', () => {
  expect(insideStore(store, '/docker/volumes/cow/_data-other/x')).toBeUndefined();
  expect(insideStore(store, undefined)).toBeUndefined();
  expect(insideStore(store, `${store.mountpoint}/x`)).toBe('/store/x');
});

test('the device of a store is always the same, and not one that others take', () => {
  expect(loopDevice('a')).toBe(loopDevice('a'));
  expect(loopDevice('a')).not.toBe(loopDevice('b'));
  expect(Number(/\d+/.exec(loopDevice('a'))?.[0])).toBeGreaterThanOrEqual(1000);
});
