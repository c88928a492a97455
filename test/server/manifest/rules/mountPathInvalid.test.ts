import { test } from 'vitest';
import { mountPathInvalid } from '../../../../server/manifest/rules/mountPathInvalid';
import { checkProblems } from '../../checkProblems';

test('mount-path-invalid: what leaves the folder of the application, or is it', () =>
  checkProblems(
    `
    applications:
      app:
        mounts:
          ../files: {source: storage}
    #     ^^^^^^^^ warning mount-path-invalid: The mount "../files" leaves the folder of the application: its path begins there
          '/': {source: storage}
    #     ^^^ warning mount-path-invalid: This mount is the folder of the application itself: name a folder below it
          /files: {source: storage}
          a..b: {source: storage}
    `,
    [mountPathInvalid],
  ));
