import { expect, test } from 'vitest';
import { mayBeIgnored, submoduleOf, submodulesIn } from '../../../core/manifest/gitignore';
import { readManifest } from '../../../core/manifest/read';
import { filesFrom, Snapshot, settle } from '../../../core/workspace';

const manifest = `
applications:
  app:
    source: {root: api}
    web: {locations: {/: {root: /public}}}
    mounts: {uploads: {source: storage}, .dropped: {source: tmp}}
  outside:
    source: {root: ../elsewhere}
`;
const files = {
  '.upsun/config.yaml': manifest,
  'api/index.js': '',
  'api/.environment': 'export A=b',
  'api/uploads/a.png': '',
  'api/uploads/.gitkeep': '',
  'api/uploads/b.log': '',
  'api/.gitignore': '*.log\n',
};

test('of each application, what it names', () => {
  const { applications } = readManifest(filesFrom(files)).surroundings;
  expect([...applications.keys()]).toEqual(['app']);
  const app = applications.get('app');
  expect(app).toMatchObject({ path: 'api', state: 'there', environmentScript: 'export A=b' });
  expect([...(app?.folders.keys() ?? [])]).toEqual(['public', 'uploads']);
  expect(app?.folders.get('public')).toMatchObject({ path: 'api/public', state: 'absent', siblings: ['uploads'] });
  expect(app?.folders.get('uploads')).toMatchObject({ state: 'there', committed: ['a.png'] });
});

test('what is not loaded is unknown, and is asked for', async () => {
  const snapshot = new Snapshot();
  expect(readManifest(snapshot).surroundings.applications.size).toBe(0);
  const all = filesFrom(files);
  const { answer } = await settle(
    {
      read: (path) => Promise.resolve(all.read(path)),
      list: (folder) => Promise.resolve(all.list(folder) ?? []),
      folders: (folder) => Promise.resolve(all.folders(folder) ?? []),
    },
    (asked) => readManifest(asked).surroundings.applications.get('app')?.state,
  );
  expect(answer).toBe('there');
});

test('a link is not known to be a folder', () => {
  const { applications } = readManifest(filesFrom({ '.upsun/config.yaml': manifest, api: 'link' })).surroundings;
  expect(applications.get('app')?.state).toBe('unknown');
});

test.each([
  ['uploads', 'a/uploads/x.png', true],
  ['/a/uploads/', 'a/uploads/x.png', true],
  ['*.png', 'a/uploads/x.png', true],
  ['**/uploads/**', 'a/uploads/x.png', true],
  ['*', 'a/x', true],
  ['!*', 'a/x', false],
  ['# uploads', 'a/uploads/x', false],
  ['x.jp[eg]g', 'x.jpgg', true],
  ['upload', 'uploads/x', false],
  ['*'.repeat(1000), 'x', false],
])('the pattern %s may leave %s out: %s', (pattern, path, may) => {
  expect(mayBeIgnored(filesFrom({ '.gitignore': `${pattern}\n` }), path)).toBe(may);
});

test('a pattern holds in its folder', () => {
  const inFolder = filesFrom({ 'a/.gitignore': 'x\n' });
  expect([mayBeIgnored(inFolder, 'a/x'), mayBeIgnored(inFolder, 'b/x')]).toEqual([true, false]);
});

test('submodules', () => {
  const found = submodulesIn(filesFrom({ '.gitmodules': '[submodule "a"]\n\tpath = libs/a/\n\turl = x\n' }));
  expect(found).toEqual(['libs/a']);
  expect([submoduleOf(found, 'libs/a/b'), submoduleOf(found, 'libs/ab')]).toEqual(['libs/a', undefined]);
  expect(submodulesIn(filesFrom({}))).toEqual([]);
});
