import { test } from 'vitest';
import { mountHidesFiles } from '../../../../server/manifest/rules/mountHidesFiles';
import { checkProblems } from '../../checkProblems';

test('mount-hides-files: files that git has', () =>
  checkProblems(
    `
    applications:
      app:
        source: {root: a}
        mounts:
          public/uploads: {source: storage}
    #     ^^^^^^^^^^^^^^ warning mount-hides-files: The mount "public/uploads" hides 2 files of the repository, such as "logo.png"
          /var: {source: storage}
          data: {source: storage}
          cache: {source: tmp}
          gone: {source: tmp}
      other: {mounts: [a]}
    #- /a/public/uploads/logo.png
    x
    #- /a/public/uploads/other.png
    x
    #- /a/var/.gitkeep
    x
    #- /a/var/cache/x
    x
    #- /a/data/app.sqlite
    x
    #- /a/cache/x
    x
    #- /a/cache/.gitignore
    *
    #- /.gitignore
    *.sqlite
    `,
    [mountHidesFiles],
  ));
