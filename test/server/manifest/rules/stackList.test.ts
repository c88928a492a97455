import { expect, test } from 'vitest';
import { stackList } from '../../../../server/manifest/rules/stackList';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const rule = stackList;

test('stack-list: a list', () =>
  checkProblems(
    `
    applications:
      a: {type: "composable:26.05", stack: ["php@8.4"]}
    #                               ^^^^^ warning stack-list: A list is the older form of a stack: write the runtimes below "runtimes", the rest below "packages"
      b: {type: "composable:26.05", stack: {runtimes: ["php@8.4"]}}
      c: {stack: !include stack.yaml}
      d: {stack: php@8.4}
    `,
    [rule],
  ));

test.each([
  [
    'lines',
    `
    applications:
      app:
        stack:
          # the language
          - "php@8.4":
              extensions: [redis]
          - nodejs@24
        type: composable:26.05
    `,
    `
    applications:
      app:
        stack:
          # the language
          runtimes:
          - "php@8.4":
              extensions: [redis]
          - nodejs@24
        type: composable:26.05
    `,
  ],
  [
    'brackets',
    'applications: {app: {stack: ["php@8.4", nodejs@24]}}\n',
    'applications: {app: {stack: {runtimes: ["php@8.4", nodejs@24]}}}\n',
  ],
])('stack-list: the fix in %s', (_, before, after) => checkFix(before, rule, 'Write "runtimes"', after));

test('stack-list: packages among the runtimes are left to their author', () => {
  expect(fixTitles('applications: {app: {stack: ["php@8.4", yarn]}}', rule)).toEqual([]);
});
