import { test } from 'vitest';
import { composerFileMissing } from '../../../../server/manifest/rules/composerFileMissing';
import { checkProblems } from '../../checkProblems';

test('composer-file-missing: where the flavor is written, and the folder has none', () =>
  checkProblems(
    `
    applications:
      a: {type: "php:8.4", build: {flavor: composer}}
    #                                      ^^^^^^^^ warning composer-file-missing: There is no composer.json in the root of the project: write "none", or take the flavor out
      b: {type: "php:8.4", source: {root: b}, build: {flavor: composer}}
      c: {type: "php:8.4", source: {root: c}, build: {flavor: composer}}
    #                                                         ^^^^^^^^ warning composer-file-missing: There is no composer.json in "c": write "none", or take the flavor out
      d: {type: "php:8.4", source: {root: gone}, build: {flavor: composer}}
      e: {type: "php:8.4", build: {flavor: none}}
      f: {type: "php:8.4"}
    #- /b/composer.json
    {}
    #- /c/index.php
    x
    `,
    [composerFileMissing],
  ));
