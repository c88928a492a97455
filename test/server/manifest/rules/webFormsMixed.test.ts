import { test } from 'vitest';
import { webFormsMixed } from '../../../../server/manifest/rules/webFormsMixed';
import { checkProblems } from '../../checkProblems';

test.each([
  [
    'both forms',
    `
    applications:
      app:
        web:
          document_root: public
    #     ^^^^^^^^^^^^^ error web-forms-mixed: "document_root" can not stand beside "locations": write it into a location, such as "/"
          passthru: /index.php
    #     ^^^^^^^^ error web-forms-mixed: "passthru" can not stand beside "locations": write it into a location, such as "/"
          locations: {/: {root: public}}
    `,
  ],
  [
    'one form',
    `
    applications:
      a: {web: {document_root: public, passthru: /index.php, whitelist: [a]}}
      b: {web: {locations: {/: {passthru: true}}, commands: {start: a}}}
      c: {web: [document_root, locations]}
      d: {web: }
    `,
  ],
])('web-forms-mixed: %s', (_, drawing) => checkProblems(drawing, [webFormsMixed]));
