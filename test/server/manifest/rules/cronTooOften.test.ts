import { expect, test } from 'vitest';
import { cronTooOften } from '../../../../server/manifest/rules/cronTooOften';
import { checkFix, fixTitles } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const rule = cronTooOften;

test.each([
  [
    'every minute, or nearly',
    `
    applications:
      app:
        crons:
          a: {spec: "* * * * *"}
    #                ^ warning cron-too-often: This asks for a run every minute: the platform leaves at least 5 minutes between two
          b: {spec: "*/2 3 * * *"}
    #                ^^^ warning cron-too-often: This asks for runs 2 minutes apart: the platform leaves at least 5 minutes between two
          c: {spec: "0,58 * * * *"}
    #                ^^^^ warning cron-too-often: This asks for runs 2 minutes apart: the platform leaves at least 5 minutes between two
    `,
  ],
  [
    'not where there is time between runs, nor for what can not be read',
    `
    applications:
      app:
        crons:
          a: {spec: "*/5 * * * *"}
          b: {spec: "H/10 * * * *"}
          c: {spec: "0,58 3 * * *"}
          d: {spec: "99 * * * *"}
    `,
  ],
])('cron-too-often: %s', (_, drawing) => checkProblems(drawing, [rule]));

test('cron-too-often: the fix writes what the platform does', () => {
  checkFix(
    `
    applications:
      app:
        crons:
          clean:
            spec: '* * * * *'
    `,
    rule,
    'Change to */5',
    `
    applications:
      app:
        crons:
          clean:
            spec: '*/5 * * * *'
    `,
  );
});

test('cron-too-often: who names an hour may have meant one run', () => {
  expect(fixTitles('applications: {app: {crons: {a: {spec: "* 3 * * *"}}}}', rule)).toEqual(['Change to */5']);
});
