import { test } from 'vitest';
import { stackIgnored } from '../../../../server/manifest/rules/stackIgnored';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const rule = stackIgnored;

test('stack-ignored: beside a type of one language', () =>
  checkProblems(
    `
    applications:
      a: {type: "php:8.5", stack: {runtimes: ["php@8.5"]}}
    #                      ^^^^^ warning stack-ignored: "stack" is for composable images: the type is php
      b: {type: "composable:26.05", stack: {runtimes: ["php@8.5"]}}
      c: {stack: {runtimes: ["php@8.5"]}}
      d: {type: "php:8.5"}
    `,
    [rule],
  ));

test('stack-ignored: the fix', () => {
  checkFix(
    'applications: {a: {type: "php:8.5", stack: {runtimes: ["php@8.5"]}}}\n',
    rule,
    'Change to composable:26.05',
    'applications: {a: {type: "composable:26.05", stack: {runtimes: ["php@8.5"]}}}\n',
  );
});
