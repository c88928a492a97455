import { expect, test } from 'vitest';
import { stackRuntimeUnknown } from '../../../../server/manifest/rules/stackRuntimeUnknown';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const rule = stackRuntimeUnknown;

test.each([
  [
    'what the channel does not have',
    `
    applications:
      app:
        type: composable:26.05
        stack:
          runtimes:
            - "php@7.4"
    #          ^^^^^^^ error stack-runtime-unknown: php@7.4 is not in channel 26.05; there are 8.5, 8.4, 8.3, 8.2
            - nodejs:24
    #         ^^^^^^^^^ error stack-runtime-unknown: Write "nodejs@24": in "stack", "@" stands before the version
            - pyton@3.14
    #         ^^^^^^^^^^ error stack-runtime-unknown: Channel 26.05 has no runtime "pyton": did you mean "python"?
            - cobol@1
    #         ^^^^^^^ error stack-runtime-unknown: Channel 26.05 has no runtime "cobol"; there are bun, clojure, elixir, golang, java, nodejs, perl, php, python, ruby, sbcl
            - ruby
    #         ^^^^ error stack-runtime-unknown: The version is missing, as in "ruby@4.0"
            - php@9: {extensions: [redis]}
    #         ^^^^^ error stack-runtime-unknown: php@9 is not in channel 26.05; there are 8.5, 8.4, 8.3, 8.2
            - "constructor@1"
    #          ^^^^^^^^^^^^^ error stack-runtime-unknown: Channel 26.05 has no runtime "constructor"; there are bun, clojure, elixir, golang, java, nodejs, perl, php, python, ruby, sbcl
    `,
  ],
  [
    'what it has, and what is not known',
    `
    applications:
      a: {type: "composable:26.05", stack: {runtimes: ["php@8.4", nodejs@24: {}, , !include x.yaml]}}
      b: {type: "composable:24.05", stack: {runtimes: ["php@1"]}}
      c: {type: "composable:99", stack: {runtimes: ["php@1"]}}
      d: {type: "composable:26.05", stack: ["php@8.4", yarn, imagemagick]}
      e: {type: "php:8.4", stack: {runtimes: ["cobol@1"]}}
      f: {stack: {runtimes: php@8.4}}
    `,
  ],
])('stack-runtime-unknown: %s', (_, drawing) => checkProblems(drawing, [rule]));

test('stack-runtime-unknown: the fixes', () => {
  const drawing = (runtime: string) =>
    `applications: {app: {type: "composable:26.05", stack: {runtimes: [${runtime}]}}}\n`;
  checkFix(drawing("'php:8.4'"), rule, 'Change to php@8.4', drawing("'php@8.4'"));
  checkFix(drawing('node@24'), rule, 'Change to nodejs@24', drawing('nodejs@24'));
  expect(fixTitles(drawing('php@7.4'), rule)).toEqual(['Change to php@8.5', 'Change to php@8.4', 'Change to php@8.3']);
});
