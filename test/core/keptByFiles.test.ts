import { expect, test } from 'vitest';
import { keptByFiles } from '../../core/keptByFiles';
import { filesFrom, Snapshot, type FileLoader, type Files } from '../../core/workspace';

/** A snapshot over texts that change, which loads what it was asked for. */
function changing(texts: Record<string, string>) {
  const snapshot = new Snapshot();
  const loader: FileLoader = {
    read: (path) => Promise.resolve(filesFrom(texts).read(path)),
    list: (folder) => Promise.resolve(filesFrom(texts).list(folder) ?? []),
    folders: (folder) => Promise.resolve(filesFrom(texts).folders(folder) ?? []),
  };
  const change = async (path: string, text: string, told = path) => {
    texts[path] = text;
    snapshot.refresh(told);
    await snapshot.load(loader);
  };
  return { snapshot, change, load: () => snapshot.load(loader) };
}

/** How often it was read, and what was seen in `a`, in the folder `f`, and below it. */
function counting() {
  let count = 0;
  const read = keptByFiles((files: Files, given: string) => ({
    count: ++count,
    seen: [given, files.read('a'), files.list('f'), files.folders('f')],
  }));
  return (files: Files, given = '') => read(files, given).count;
}

test('it is read again where something that was looked at is different, and not for any other file', async () => {
  const read = counting();
  const { snapshot, change, load } = changing({ a: '1', b: '1', 'f/x': '', 'f/g/y': '' });
  read(snapshot);
  await load();
  expect([read(snapshot), read(snapshot)]).toEqual([2, 2]);
  await change('b', '2');
  await change('a', '1');
  expect(read(snapshot)).toBe(2);
  await change('a', '2');
  expect([read(snapshot), read(snapshot)]).toEqual([3, 3]);
  await change('f/z', '');
  expect([read(snapshot), read(snapshot)]).toEqual([4, 4]);
  await change('f/h/y', '', 'f/h');
  expect([read(snapshot), read(snapshot)]).toEqual([5, 5]);
});

test('each snapshot and each argument has an answer of its own', async () => {
  const read = counting();
  const { snapshot, load } = changing({ a: '1' });
  read(snapshot, 'x');
  await load();
  expect([read(snapshot, 'x'), read(snapshot, 'y'), read(snapshot, 'x'), read(snapshot, 'y')]).toEqual([2, 3, 2, 3]);
  expect(read(filesFrom({ a: '1' }), 'x')).toBe(4);
});

test('what is not loaded yet is asked for each time', async () => {
  const read = counting();
  const { snapshot, load } = changing({ a: '1' });
  expect([read(snapshot), read(snapshot)]).toEqual([1, 2]);
  expect(await load()).toBe(true);
  expect([read(snapshot), read(snapshot)]).toEqual([3, 3]);
});
