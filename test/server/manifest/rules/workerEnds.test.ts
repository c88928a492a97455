import { test } from 'vitest';
import { workerEnds } from '../../../../server/manifest/rules/workerEnds';
import { checkProblems } from '../../checkProblems';

test('worker-ends: commands that do nothing, or go to the background', () =>
  checkProblems(
    `
    applications:
      app:
        workers:
          a: {commands: {start: "true"}}
    #                    ^^^^^ information worker-ends: This command ends at once, and the worker is started again and again
          b: {commands: {start: "bin/queue &"}}
    #                    ^^^^^ information worker-ends: This command ends at once, because of the "&" at its end, and the worker is started again and again
          c: {commands: {start: "echo a && bin/queue"}}
          d: {commands: {start: , pre_start: "true"}}
          e:
        web: {commands: {start: "true"}}
    `,
    [workerEnds],
  ));
