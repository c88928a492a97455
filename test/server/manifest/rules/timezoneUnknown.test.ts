import { test } from 'vitest';
import { timezoneUnknown } from '../../../../server/manifest/rules/timezoneUnknown';
import { checkFix } from '../../checkFix';
import { checkProblems } from '../../checkProblems';

const rule = timezoneUnknown;

test('timezone-unknown: names that the database has, and no others', () =>
  checkProblems(
    `
    applications:
      a: {timezone: CET+1}
    #               ^^^^^ warning timezone-unknown: There is no time zone "CET+1": write a name such as "Europe/Paris"
      b: {timezone: "europe/paris"}
    #               ^^^^^^^^^^^^^^ warning timezone-unknown: There is no time zone "europe/paris": did you mean "Europe/Paris"?
      c: {timezone: Berlin}
    #               ^^^^^^ warning timezone-unknown: There is no time zone "Berlin": did you mean "Europe/Berlin"?
      d: {timezone: "+02:00"}
    #               ^^^^^^^^ warning timezone-unknown: There is no time zone "+02:00": write a name such as "Europe/Paris"
      e: {timezone: Europe/Paris}
      f: {timezone: UTC}
      g: {timezone: US/Eastern}
      h: {timezone: America/Argentina/Buenos_Aires}
      i: {timezone: }
      j: {timezone: []}
      k: {timezone: Etc/GMT+3}
    `,
    [rule],
  ));

test('timezone-unknown: the fix', () => {
  checkFix(
    `
    applications:
      app:
        timezone: "Europe/Pariss"
    `,
    rule,
    'Change to Europe/Paris',
    `
    applications:
      app:
        timezone: "Europe/Paris"
    `,
  );
});
