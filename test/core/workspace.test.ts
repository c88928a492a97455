import { expect, test } from 'vitest';
import { noFiles, withBuffers } from '../../core/buffers';
import { filesFrom, settle, Snapshot, type FileLoader } from '../../core/workspace';

function loaderOf(texts: Record<string, string>, log: string[] = []): FileLoader {
  const files = filesFrom(texts);
  return {
    read: (path) => {
      log.push(path);
      return Promise.resolve(files.read(path));
    },
    list: (folder) => Promise.resolve(files.list(folder) ?? []),
    folders: (folder) => Promise.resolve(files.folders(folder) ?? []),
  };
}

test('settle asks until nothing more is wanted', async () => {
  const loader = loaderOf({ a: 'b', b: 'c', c: 'end' });
  const { answer, paths } = await settle(loader, (files) => {
    let at = 'a';
    for (let state = files.read(at); state.state === 'known' && state.text !== 'end'; state = files.read(at))
      at = state.text;
    return files.read(at).state === 'known' ? at : 'unknown';
  });
  expect(answer).toBe('c');
  expect(paths).toEqual(['a', 'b', 'c']);
});

test('settle ends although a question never does', async () => {
  let asked = 0;
  await settle(loaderOf({}), (files) => files.read(`file ${++asked}`));
  expect(asked).toBeLessThan(100);
});

test('a refreshed snapshot reads only what may be different, and says whether it is', async () => {
  const texts: Record<string, string> = { 'x/a': '1', 'x/b': '1', c: '1' };
  const log: string[] = [];
  const loader = { ...loaderOf(texts, log), read: (path: string) => loaderOf(texts, log).read(path) };
  const snapshot = new Snapshot();
  for (const path of ['x/a', 'x/b', 'c']) snapshot.read(path);
  expect(await snapshot.load(loader)).toBe(true);

  const before = snapshot.read('x/a');
  log.length = 0;
  snapshot.refresh('x');
  expect(await snapshot.load(loader)).toBe(false);
  expect(log).toEqual(['x/a', 'x/b']);
  expect(snapshot.read('x/a')).toBe(before);

  texts['x/a'] = '2';
  snapshot.refresh('x/a');
  expect(await snapshot.load(loader)).toBe(true);
  expect(snapshot.read('x/a')).toEqual({ state: 'known', text: '2' });
});

test('a new file is listed after its folder is refreshed', async () => {
  const texts: Record<string, string> = { 'x/a': '' };
  const snapshot = new Snapshot();
  const load = () => snapshot.load(loaderOf(texts));
  snapshot.list('x');
  await load();
  texts['x/b'] = '';
  snapshot.refresh('x/b');
  await load();
  expect(snapshot.list('x')).toEqual(['a', 'b']);
});

test('open buffers win over files and are listed with them', async () => {
  const files = withBuffers(
    loaderOf({ 'x/a': 'disk', top: '' }),
    () =>
      new Map([
        ['x/a', 'open'],
        ['x/new', 'open'],
        ['new', ''],
      ]),
  );
  expect(await files.read('x/a')).toEqual({ state: 'known', text: 'open' });
  expect(await files.list('x')).toEqual(['a', 'new']);
  expect(await files.list('')).toEqual(['new', 'top']);
  expect(await withBuffers(noFiles, () => new Map()).read('a')).toEqual({ state: 'absent' });
});
