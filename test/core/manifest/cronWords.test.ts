import { describe, expect, test } from 'vitest';
import { readCron } from '../../../core/manifest/cron';
import { nextRuns } from '../../../core/manifest/cronRuns';
import { cronInWords } from '../../../core/manifest/cronWords';

describe('in words', () => {
  test.each([
    ['* * * * *', 'every minute'],
    ['*/5 * * * *', 'every 5 minutes'],
    ['H/15 * * * *', 'every 15 minutes'],
    ['*/7 * * * *', 'every 7 minutes, anew each hour'],
    ['H * * * *', 'every hour'],
    ['15 * * * *', 'every hour at minute 15'],
    ['0,30 * * * *', 'every hour at the minutes 0 and 30'],
    ['30 3 * * *', 'every day at 03:30'],
    ['H 3 * * *', 'every day between 03:00 and 03:59'],
    ['H(0-29) 3 * * *', 'every day between 03:00 and 03:29'],
    ['H H(0-5) * * *', 'every day between 00:00 and 05:59'],
    ['H H * * *', 'every day'],
    ['0 */2 * * *', 'every 2 hours'],
    ['0 */5 * * *', 'every day at 00:00, 05:00, 10:00, 15:00 and 20:00'],
    ['*/10 9-17 * * 1-5', 'every 10 minutes from 09:00 to 17:59, Monday to Friday'],
    ['0 9-17 * * mon-fri', 'every hour from 09:00 to 17:00, Monday to Friday'],
    ['0 4 * * sun,wed', 'on Wednesdays and Sundays at 04:00'],
    ['0 4 * * 7', 'on Sundays at 04:00'],
    ['0 0 1,15 * *', 'on the 1st and 15th of the month at 00:00'],
    ['0 0 29 2 *', 'on the 29th of February at 00:00'],
    ['0 4 * 6-8 *', 'every day from June to August at 04:00'],
    ['0 4 1 * 1', 'on the 1st of the month or on Mondays at 04:00'],
    ['0 0 1 * 0-6', 'every day at 00:00'],
    ['0 3 H * *', 'on a day of the month that the platform chooses at 03:00'],
    ['99 * * * *', undefined],
    ['@daily', undefined],
    ['', undefined],
  ])('%s: %s', (spec, words) => expect(cronInWords(readCron(spec))).toBe(words));
});

describe('next runs', () => {
  const runsOf = (spec: string, zone: string, after: string, count = 2) =>
    nextRuns(readCron(spec), zone, new Date(after), count)?.map((it) => it.toISOString().slice(0, 16));

  test.each([
    ['30 3 * * *', 'UTC', '2026-11-21T03:30:00Z', ['2026-11-22T03:30', '2026-11-23T03:30']],
    ['*/20 * * * *', 'UTC', '2026-12-31T23:30:00Z', ['2026-12-31T23:40', '2027-01-01T00:00']],
    ['0 9 * * 1', 'UTC', '2026-11-21T00:00:00Z', ['2026-11-23T09:00', '2026-11-30T09:00']],
    ['0 0 29 2 *', 'UTC', '2026-11-21T00:00:00Z', ['2028-02-29T00:00', '2032-02-29T00:00']],
    ['0 0 13 * 5', 'UTC', '2026-11-10T00:00:00Z', ['2026-11-13T00:00', '2026-11-20T00:00']],
    ['0 0 31 2 *', 'UTC', '2026-11-21T00:00:00Z', []],
    ['0 9 * * *', 'Europe/Paris', '2026-11-21T09:00:00Z', ['2026-11-22T08:00', '2026-11-23T08:00']],
    ['0 9 * * *', 'America/New_York', '2026-11-21T13:30:00Z', ['2026-11-21T14:00', '2026-11-22T14:00']],
    ['30 2 * * *', 'Europe/Paris', '2026-03-28T12:00:00Z', ['2026-03-29T01:30', '2026-03-30T00:30']],
    ['30 12 * * *', 'Europe/Paris', '2026-10-24T12:00:00Z', ['2026-10-25T11:30', '2026-10-26T11:30']],
    ['H 3 * * *', 'UTC', '2026-11-21T00:00:00Z', undefined],
    ['61 3 * * *', 'UTC', '2026-11-21T00:00:00Z', undefined],
    ['0 3 * * *', 'Mars/Olympus', '2026-11-21T00:00:00Z', undefined],
  ])('%s in %s after %s', (spec, zone, after, runs) => expect(runsOf(spec, zone, after)).toEqual(runs));
});
