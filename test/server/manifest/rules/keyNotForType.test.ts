import { test } from 'vitest';
import { keyNotForType } from '../../../../server/manifest/rules/keyNotForType';
import { checkProblems } from '../../checkProblems';

test('key-not-for-type: settings of PHP, and what composable images have in their stack', () =>
  checkProblems(
    `
    applications:
      a:
        type: python:3.14
        runtime: {extensions: []}
    #   ^^^^^^^ warning key-not-for-type: "runtime" has settings of PHP alone: they do nothing for python
      b:
        type: composable:26.05
        runtime: {extensions: [redis]}
    #   ^^^^^^^ error key-not-for-type: A composable image has no "runtime": write its settings below the runtime in "stack", as "php@8.4: {extensions: […]}"
        build: {flavor: none}
    #   ^^^^^ error key-not-for-type: A composable image has no "build": what it has to do belongs in the build hook
        dependencies: {nodejs: {yarn: "*"}}
    #   ^^^^^^^^^^^^ error key-not-for-type: A composable image has no "dependencies": write the tools below "packages" in "stack"
      c: {type: "php:8.4", runtime: {}, build: {}, dependencies: {}}
      d: {runtime: {}}
      e: {type: !include type.txt, runtime: {}}
    `,
    [keyNotForType],
  ));
