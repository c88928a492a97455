import { describe, test } from 'vitest';
import { stackSeparator } from '../../../../server/manifest/rules/stackSeparator';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

test('stack-separator: a colon before the version', () => {
  checkProblems(
    `
    applications:
      app:
        stack:
          runtimes:
            - nodejs:24
    #         ^^^^^^^^^ error stack-separator: Write "nodejs@24": in a stack "@" stands before the version
            - "php:8.4": {extensions: [redis]}
    #         ^^^^^^^^^ error stack-separator: Write "php@8.4": in a stack "@" stands before the version
            - python: 3.14
    #         ^^^^^^ error stack-separator: Write "python@3.14": in a stack "@" stands before the version
            - "ruby@3.4"
            - "php@8.4": {extensions: [apcu]}
            - python: {a: 1}
            - [nodejs:24]
            - other:1
            - !include runtime.yaml
      list: {stack: ["golang:1.26"]}
    #                ^^^^^^^^^^^^^ error stack-separator: Write "golang@1.26": in a stack "@" stands before the version
      odd: {stack: "nodejs:24"}
    `,
    [stackSeparator],
  );
});

const item = (text: string) => `
  applications:
    app:
      stack:
        runtimes:
          - ${text} # kept
`;

describe('stack-separator fixes', () => {
  test.each([
    ['nodejs:24', 'nodejs@24'],
    ['"php:8.4": {extensions: [redis]}', '"php@8.4": {extensions: [redis]}'],
    ['python: 3.10', '"python@3.10"'],
  ])('%s', (written, mended) => {
    const title = `Change to "${mended.replace(/^"|"(:.*)?$/g, '')}"`;
    checkFix(item(written), stackSeparator, title, item(mended));
  });
});
