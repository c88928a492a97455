import { test } from 'vitest';
import { mountsShareFolder } from '../../../../server/manifest/rules/mountsShareFolder';
import { checkProblems } from '../../checkProblems';

test('mounts-share-folder: the same folder of the same storage, once', () =>
  checkProblems(
    `
    applications:
      app:
        mounts:
          uploads: {source: storage}
          public/uploads: {source: storage, source_path: uploads}
    #                                                    ^^^^^^^ hint mounts-share-folder: "public/uploads" shows the same folder of its storage as "uploads"
          cache: {source: tmp, source_path: uploads}
          far: {source: service, service: files, source_path: uploads}
          other: {source: storage, service: api, source_path: uploads}
          local: {source: instance}
        workers: {queue: {mounts: {a: {source: storage, source_path: uploads}}}}
    `,
    [mountsShareFolder],
  ));
