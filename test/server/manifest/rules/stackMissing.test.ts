import { test } from 'vitest';
import { stackMissing } from '../../../../server/manifest/rules/stackMissing';
import { checkProblems } from '../../checkProblems';

test('stack-missing: composable images without anything in them', () =>
  checkProblems(
    `
    applications:
      a: {type: "composable:26.05"}
    #            ^^^^^^^^^^^^^^^^ error stack-missing: A composable image needs "stack", with "runtimes" such as ["php@8.4"]
      b: {type: "composable:26.05", stack: {runtimes: [], packages: }}
    #                               ^^^^^ error stack-missing: "stack" names no runtime and no package
      c: {type: "composable:26.05", stack: }
    #                               ^^^^^ error stack-missing: "stack" names no runtime and no package
      d: {type: "composable:26.05", stack: {runtimes: ["php@8.4"]}}
      e: {type: "composable:26.05", stack: {packages: [ffmpeg]}}
      f: {type: "composable:26.05", stack: !include stack.yaml}
      g: {type: "composable:26.05", stack: ["php@8.4"]}
      h: {type: "php:8.4"}
      i: {stack: {}}
    `,
    [stackMissing],
  ));
