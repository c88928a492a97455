import { test } from 'vitest';
import { redirectKeysConflict } from '../../../../server/manifest/rules/redirectKeysConflict';
import { checkProblems } from '../../checkProblems';

test('redirect-keys-conflict: keys that do not go together', () => {
  checkProblems(
    `
    routes:
      a:
        redirects:
          paths:
            ^/a: {to: /b, regexp: true, prefix: true}
    #                                   ^^^^^^ error redirect-keys-conflict: "prefix" does not go with "regexp": write what the path fits into the expression
            ^/c: {to: /b, regexp: true, append_suffix: false}
    #                                   ^^^^^^^^^^^^^ error redirect-keys-conflict: "append_suffix" does not go with "regexp": write what the path fits into the expression
            /d: {to: /b, prefix: false, append_suffix: true}
    #                                   ^^^^^^^^^^^^^ information redirect-keys-conflict: "append_suffix" means nothing beside "prefix: false": there is no rest of the path to keep
            /e: {to: /b, prefix: false, append_suffix: false}
            /f: {to: /b, prefix: true, append_suffix: true}
            /g: {to: /b, regexp: false, prefix: true}
            /h: {to: /b, regexp: true, prefix: , append_suffix: null}
            /i: [regexp, prefix]
            /j:
      b: {redirects: {paths: [a]}}
      c: {redirects: a}
    `,
    [redirectKeysConflict],
  );
});
