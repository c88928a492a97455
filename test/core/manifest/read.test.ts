import { describe, expect, test } from 'vitest';
import { readManifest } from '../../../core/manifest/read';
import { filesFrom, Snapshot } from '../../../core/workspace';
import { projectOf, readFixture } from '../../fixture';

test('the first-level files are one manifest, in the order of their names', () => {
  const { manifest } = projectOf(
    readFixture(`
      #- /.upsun/b.yaml
      services: {db: {type: "postgresql:17"}}
      #- /.upsun/a.yaml
      applications: {app: , .hidden: , <<: {}}
      #- /.upsun/deep/c.yaml
      services: {other: }
      #- /.upsun/d.yml
      services: {ignored: }
      #- /config.yaml
      services: {elsewhere: }
    `),
  );
  expect(manifest.files.map(({ path }) => path)).toEqual(['.upsun/a.yaml', '.upsun/b.yaml']);
  expect(manifest.ignored).toEqual(['.upsun/d.yml', '.upsun/deep/c.yaml']);
  expect([...manifest.applications, ...manifest.services].map(({ name }) => name)).toEqual(['app', 'db']);
});

test('what is not loaded yet is unknown, what is not there absent', () => {
  expect(readManifest(new Snapshot()).state).toBe('unknown');
  expect(readManifest(filesFrom({})).state).toBe('absent');
  const half = { ...filesFrom({ '.upsun/config.yaml': '' }), read: () => ({ state: 'unknown' }) as const };
  expect(readManifest(half).state).toBe('unknown');
});

describe('a text that can be none is one error', () => {
  test.each([
    ['binary data', 'a: 1\0\0\n', 'BINARY_FILE'],
    ['more than 1 MB', `# ${'x'.repeat(1024 * 1024)}`, 'FILE_TOO_LARGE'],
  ])('%s', (_, text, code) => {
    const { files, state } = readManifest(filesFrom({ '.upsun/config.yaml': text }));
    expect(state).toBe('known');
    expect(files[0]?.document.errors.map((it) => it.code)).toEqual([code]);
  });

  test('a file that can not be read', () => {
    const files = {
      ...filesFrom({ '.upsun/config.yaml': '' }),
      read: () => ({ state: 'unreadable', reason: 'no' }) as const,
    };
    expect(readManifest(files).files[0]?.document.errors[0]?.message).toBe("This file can't be read: no");
  });
});
