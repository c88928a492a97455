import { test } from 'vitest';
import { sourceRootMissing } from '../../../../server/manifest/rules/sourceRootMissing';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'what is not there',
    `
    applications:
      a: {source: {root: frontnd}}
    #                    ^^^^^^^ error source-root-missing: There is no folder "frontnd": did you mean "frontend"?
      b: {source: {root: "/apps/api/"}}
    #                    ^^^^^^^^^^^^ error source-root-missing: There is no folder "apps/api" in the repository
      c: {source: {root: libs/site/web}}
    #                    ^^^^^^^^^^^^^ information source-root-missing: "libs/site" is a submodule that is not checked out here: run "git submodule update --init" to have it checked
    #- /frontend/index.js
    x
    #- /.gitmodules
    path = libs/site
    `,
  ],
  [
    'what is there, or not known',
    `
    applications:
      a: {source: {root: frontend}}
      b: {source: {root: /}}
      c: {source: {root: ../other}}
      d: {source: {root: }}
      e: {source: {root: !include root.txt}}
      f: {source: {root: file}}
      g: {source: frontend}
      h:
    #- /frontend/src/index.js
    x
    #- /file
    x
    `,
  ],
])('source-root-missing: %s', (_, drawing) => checkProblems(drawing, [sourceRootMissing]));

test('source-root-missing: the fix', () => {
  checkFix(
    `
    applications:
      app:
        source:
          root: "apps/fronted"
    #- /apps/frontend/index.js
    x
    `,
    sourceRootMissing,
    'Change to apps/frontend',
    `
    applications:
      app:
        source:
          root: "apps/frontend"
    `,
  );
});
