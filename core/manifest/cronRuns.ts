import type { Cron, CronField } from './cron';

/** What does not run within this many days never does: 29 February may be eight years away. */
const dayLimit = 8 * 366;

const dayLength = 24 * 60 * 60 * 1000;

/**
 * The next moments at which a schedule runs, by the clock of a time zone.
 *
 * @returns undefined where they can't be told: the schedule or the zone can't be read, or the platform chooses the moment (`H`); empty
 * for a schedule that never runs
 */
export function nextRuns(
  { fields, errors }: Cron,
  zone: string,
  after: Date,
  count: number,
): readonly Date[] | undefined {
  const [minute, hour, date, month, weekday] = fields;
  const clock = clockOf(zone);
  if (!clock || errors.length > 0 || fields.some(({ hashed }) => hashed)) return undefined;
  if (!minute || !hour || !date || !month || !weekday) return undefined;
  const now = clock(after);
  const runs: Date[] = [];
  for (let day = now - (now % dayLength), rest = dayLimit; rest > 0 && runs.length < count; day += dayLength, rest--) {
    if (!month.values.includes(new Date(day).getUTCMonth() + 1) || !isOnDay(day, date, weekday)) continue;
    const times = hour.values.flatMap((h) => minute.values.map((m) => day + (h * 60 + m) * 60 * 1000));
    const next = times.filter((it) => it > now).slice(0, count - runs.length);
    runs.push(...next.map((it) => momentOf(it, clock)));
  }
  return runs;
}

/** Where both days are restricted, one of them is enough; a field that begins with a star restricts together with the other. */
function isOnDay(day: number, date: CronField, weekday: CronField): boolean {
  const at = new Date(day);
  const onDate = date.values.includes(at.getUTCDate());
  const onWeekday = weekday.values.some((it) => it % 7 === at.getUTCDay());
  return date.text.startsWith('*') || weekday.text.startsWith('*') ? onDate && onWeekday : onDate || onWeekday;
}

/** What a clock shows at a moment, as the milliseconds of a clock in UTC that shows the same. */
type Clock = (moment: Date) => number;

function clockOf(zone: string): Clock | undefined {
  if (zone === 'UTC') return (moment) => moment.getTime();
  const format = formatOf(zone);
  return format && ((moment) => shown(format, moment));
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  try {
    return new Intl.DateTimeFormat('en', { ...numeric, timeZone, hourCycle: 'h23' });
  } catch {
    // It throws for zones that it does not know, and has no other way to be asked.
    return undefined;
  }
}

function shown(format: Intl.DateTimeFormat, moment: Date): number {
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const [year = 0, month = 1, day, hour, minute] = (['year', 'month', 'day', 'hour', 'minute'] as const).map((it) =>
    parts.get(it),
  );
  return Date.UTC(year, month - 1, day, hour, minute);
}

/** The moment at which a clock shows a time; right after the gap where clocks are put forward over it. */
function momentOf(time: number, clock: Clock): Date {
  const first = time - (clock(new Date(time)) - time);
  return new Date(first - (clock(new Date(first)) - time));
}
