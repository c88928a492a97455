import { test } from 'vitest';
import { mountText } from '../../../../server/manifest/rules/mountText';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const rule = mountText;

test.each([
  [
    'a text, with the map that it means',
    `
    applications:
      app:
        mounts:
          uploads: "shared:files/uploads"
    #              ^^^^^^^^^^^^^^^^^^^^^^ error mount-text: A mount is a map with "source", not a text: write {source: storage, source_path: files/uploads}
          cache: local
    #            ^^^^^ error mount-text: A mount is a map with "source", not a text: write {source: instance}
          other: "a: [b"
    #            ^^^^^^^ error mount-text: A mount is a map with "source", not a text
        web: {mounts: {var: 'tmp:x y'}}
    #                       ^^^^^^^^^ error mount-text: A mount is a map with "source", not a text: write {source: tmp, source_path: "x y"}
    `,
  ],
  [
    'not a map, nor nothing, nor what another file holds',
    `
    applications:
      app:
        mounts:
          a: {source: storage}
          b:
          c: !include mount.yaml
          <<: {e: {source: tmp}}
          f: []
      other: {mounts: [shared:files]}
    `,
  ],
])('mount-text: %s', (_, drawing) => checkProblems(drawing, [rule]));

test('mount-text: the fix writes the map', () => {
  checkFix(
    `
    applications:
      app:
        mounts:
          '/uploads': 'shared:files/uploads' # of visitors
    `,
    rule,
    'Change to {source: storage, source_path: files/uploads}',
    `
    applications:
      app:
        mounts:
          '/uploads': {source: storage, source_path: files/uploads} # of visitors
    `,
  );
});
