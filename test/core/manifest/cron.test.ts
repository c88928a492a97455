import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cronOfMacro, readCron, shortestInterval } from '../../../core/manifest/cron';

test.each([
  ['*/15 * * * *', [0, 15, 30, 45]],
  ['H/15 * * * *', [0, 15, 30, 45]],
  ['H(10-29)/10 * * * *', [10, 20]],
  ['5,1-3 * * * *', [1, 2, 3, 5]],
  ['10/20 * * * *', [10, 30, 50]],
  ['H * * * *', [0]],
  ['H(7-29) * * * *', [7]],
])('minutes of %s', (text, minutes) => {
  const { fields, errors } = readCron(text);
  expect(errors).toEqual([]);
  expect(fields[0]?.values).toEqual(minutes);
});

test('months and days have names', () => {
  const { fields, errors } = readCron('0 0 * jan,DEC mon-FRI');
  expect(errors).toEqual([]);
  expect([fields[3]?.values, fields[4]?.values]).toEqual([
    [1, 12],
    [1, 2, 3, 4, 5],
  ]);
});

test.each([
  ['99 99 * * *', 'The minute is from 0 to 59, not 99', 'The hour is from 0 to 23, not 99'],
  [
    '* * 0 13 8',
    'The day of the month is from 1 to 31, not 0',
    'The month is from 1 to 12, not 13',
    'The day of the week is from 0 to 7, not 8',
  ],
  ['*/0 * * * *', 'The step of the minute is from 1 to 59, not 0'],
  ['*/90 * * * *', 'The step of the minute is from 1 to 59, not 90'],
  ['5-1 * * * *', '"5-1" begins after its end'],
  ['1,,2 * * * *', '"" is not a minute'],
  ['? * * * *', '"?" is not a minute'],
  ['* * * * monday', '"monday" is not a day of the week: write a number from 0 to 7, or sun to sat'],
  ['@daily', '"@daily" is not a schedule here: write "0 0 * * *"'],
  ['0 3 * *', 'A schedule has 5 fields (minute, hour, day of the month, month, day of the week), not 4'],
  ['', 'A schedule has 5 fields (minute, hour, day of the month, month, day of the week), not 0'],
])('%s is no schedule', (text, ...messages) => {
  expect(readCron(text).errors.map(({ message }) => message)).toEqual(messages);
});

test.each([
  ['* * * * *', 1],
  ['*/3 * * * *', 3],
  ['0,30 * * * *', 30],
  ['0,58 * * * *', 2],
  ['0,58 3 * * *', 58],
  ['0 3 * * *', 1440],
  ['59,0 0,23 * * *', 1],
  ['H/5 * * * *', 5],
  ['99 * * * *', undefined],
])('least minutes between runs of %s', (text, minutes) => {
  expect(shortestInterval(readCron(text))).toBe(minutes);
});

test('names stand for schedules that can be read, and no others do', () => {
  expect(readCron(cronOfMacro('@Weekly') ?? '').errors).toEqual([]);
  expect(cronOfMacro('__proto__')).toBeUndefined();
});

test('any text is read, with errors in it', () => {
  const letters = fc.string({
    unit: fc.constantFrom('*', '/', '-', ',', 'H', '(', ')', '1', '9', ' ', 'm', 'o', 'n', '@'),
  });
  fc.assert(
    fc.property(fc.oneof(fc.string(), letters), (text) => {
      const { fields, errors } = readCron(text);
      expect(fields.length === 5 || errors.length > 0).toBe(true);
      for (const { span } of errors) expect(span.end).toBeLessThanOrEqual(Math.max(1, text.length + 1));
    }),
  );
});
