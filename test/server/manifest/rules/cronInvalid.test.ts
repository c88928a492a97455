import { test } from 'vitest';
import { cronInvalid } from '../../../../server/manifest/rules/cronInvalid';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const rule = cronInvalid;

test.each([
  [
    'what is no schedule',
    `
    applications:
      app:
        crons:
          a: {spec: "99 99 * * *"}
    #                   ^^ error cron-invalid: The hour is from 0 to 23, not 99
    #                ^^ error cron-invalid: The minute is from 0 to 59, not 99
          b: {spec: '@daily'}
    #                ^^^^^^ error cron-invalid: "@daily" is not a schedule here: write "0 0 * * *"
          c: {spec: 0 0 3 * * *}
    #               ^^^^^^^^^^^ error cron-invalid: A schedule has 5 fields (minute, hour, day of the month, month, day of the week), not 6
          d: {spec: "* * * * 9,x"}
    #                          ^ error cron-invalid: "x" is not a day of the week: write a number from 0 to 7, or sun to sat
    #                        ^ error cron-invalid: The day of the week is from 0 to 7, not 9
          e: {spec: 5}
    #               ^ error cron-invalid: A schedule has 5 fields (minute, hour, day of the month, month, day of the week), not 1
    `,
  ],
  [
    'what is one, and what is nothing',
    `
    applications:
      app:
        crons:
          a: {spec: "H * * * *"}
          b: {spec: 'H(0-29)/10 1-5 1,15 JAN-MAR mon'}
          c: {spec: "*/5 * * * 7"}
          d: {spec: }
          e: {spec: []}
          f: {spec: !include spec.txt}
          g:
      other: {crons: [{spec: x}]}
      third: {crons: !include crons.yaml}
    `,
  ],
])('cron-invalid: %s', (_, drawing) => checkProblems(drawing, [rule]));

test.each([
  ['a name', '"@hourly"', 'Change to 0 * * * *', '"0 * * * *"'],
  ['seconds', "'0 15 3 * * *'", 'Change to 15 3 * * *', "'15 3 * * *'"],
])('cron-invalid: the fix for %s', (_, before, title, after) => {
  const drawing = (spec: string) => `
    applications:
      app:
        crons:
          clean:
            spec: ${spec} # when
            commands: {start: "true"}
  `;
  checkFix(drawing(before), rule, title, drawing(after));
});
