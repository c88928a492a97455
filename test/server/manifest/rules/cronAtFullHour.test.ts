import { test } from 'vitest';
import { cronAtFullHour } from '../../../../server/manifest/rules/cronAtFullHour';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const rule = cronAtFullHour;

test('cron-at-full-hour: a fixed minute 0, and no other', () =>
  checkProblems(
    `
    applications:
      app:
        crons:
          a: {spec: "0 * * * *"}
    #                ^ hint cron-at-full-hour: With "H" for the minute, the platform spreads the load: at the full hour most crons start at once
          b: {spec: "H 3 * * *"}
          c: {spec: "30 3 * * *"}
          d: {spec: "0 99 * * *"}
    `,
    [rule],
  ));

test('cron-at-full-hour: the fix', () => {
  checkFix(
    `
    applications:
      app:
        crons:
          clean:
            spec: 0 3 * * *
    `,
    rule,
    'Change to H',
    `
    applications:
      app:
        crons:
          clean:
            spec: H 3 * * *
    `,
  );
});
