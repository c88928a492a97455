import { test } from 'vitest';
import { mountNested } from '../../../../server/manifest/rules/mountNested';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'inside of another one, or the same folder',
    `
    applications:
      app:
        mounts:
          var: {source: storage}
          /var/cache/: {source: tmp}
    #     ^^^^^^^^^^^ error mount-nested: The mount "/var/cache/" lies inside of the mount "var": mount one of the two
          "/var": {source: tmp}
    #     ^^^^^^ error mount-nested: "/var" and "var" are the same folder
    `,
  ],
  [
    'not beside each other, nor of another kind of container',
    `
    applications:
      app:
        mounts:
          var/cache: {source: tmp}
          var/log: {source: tmp}
          variable: {source: tmp}
          .var: {source: tmp}
        workers: {queue: {mounts: {var: {source: storage}}}}
        web: {mounts: }
      other: {mounts: [var, var/cache]}
    `,
  ],
])('mount-nested: %s', (_, drawing) => checkProblems(drawing, [mountNested]));
