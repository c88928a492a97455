import { test } from 'vitest';
import { webRootMissing } from '../../../../server/manifest/rules/webRootMissing';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'what no build makes, or nearly has the name of another folder',
    `
    applications:
      a:
        type: python:3.14
        source: {root: a}
        web:
          locations:
            /: {root: pubic}
    #                 ^^^^^ warning web-root-missing: There is no folder "a/pubic": did you mean "public"?
            /static: {root: "nowhere"}
    #                       ^^^^^^^^^ warning web-root-missing: There is no folder "a/nowhere", and no build that could make it
      b:
        type: nodejs:24
        source: {root: a}
        hooks: {build: npm run build}
        web: {locations: {/: {root: /pubic}, /static: {root: dist}}}
    #                               ^^^^^^ information web-root-missing: There is no folder "a/pubic": did you mean "public"?
    #- /a/public/index.html
    x
    `,
  ],
  [
    'what is there, mounted, built, or not known',
    `
    applications:
      a:
        source: {root: a}
        mounts: {files: {source: storage}}
        web: {locations: {/: {root: public}, /files: {root: files/public}, /x: {root: ''}, /y: {root: }, /z: {root: ../b}}}
      b: {type: "php:8.4", web: {locations: {/: {root: web}}}}
      c: {source: {root: gone}, web: {locations: {/: {root: web}}}}
      d: {hooks: !include hooks.yaml, web: {locations: {/: {root: web}}}}
      e: {web: {locations: [{root: web}]}}
    #- /a/public/index.html
    x
    #- /composer.json
    {}
    `,
  ],
])('web-root-missing: %s', (_, drawing) => checkProblems(drawing, [webRootMissing]));
