import { test } from 'vitest';
import { mountNotKept } from '../../../../server/manifest/rules/mountNotKept';
import { checkProblems } from '../../checkProblems';

test('mount-not-kept: uploads on what is emptied or not shared', () =>
  checkProblems(
    `
    applications:
      app:
        mounts:
          public/uploads: {source: tmp}
    #                              ^^^ warning mount-not-kept: "public/uploads" may be emptied at any maintenance: with "source: storage" it is kept, and shared by all instances and workers
          /media: {source: instance}
    #                      ^^^^^^^^ warning mount-not-kept: "/media" is on the disk of one instance: with "source: storage" it is kept, and shared by all instances and workers
          var/cache: {source: tmp}
          uploads: {source: storage}
          avatars: {source: constructor}
          attachments: shared
    `,
    [mountNotKept],
  ));
