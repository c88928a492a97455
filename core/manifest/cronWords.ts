import type { Cron, CronField } from './cron';

/**
 * When a schedule runs, in words: "every day at 03:30", "every 15 minutes, Monday to Friday". Undefined where it can't be read. What the
 * platform chooses (`H`) is said as what it can be: "every day between 03:00 and 03:59".
 */
export function cronInWords({ fields, errors }: Cron): string | undefined {
  const [minute, hour, date, month, weekday] = fields;
  if (errors.length > 0 || !minute || !hour || !date || !month || !weekday) return undefined;
  const often = frequency(minute, hour);
  const days = dayWords(date, month, weekday);
  if (often !== undefined) return days === '' ? often : `${often}, ${days}`;
  return `${days === '' ? 'every day' : days} ${moments(minute, hour)}`.trimEnd();
}

/** `every 15 minutes`, `every hour from 09:00 to 17:00`; undefined for moments of a day. */
function frequency(minute: CronField, hour: CronField): string | undefined {
  const hours = isAny(hour) ? '' : ` ${hoursOf(hour)}`;
  const step = stepOf(minute);
  if (isAny(minute)) return `every minute${hours}`;
  if (step !== undefined && !hour.hashed)
    return `every ${step} minutes${60 % step === 0 ? '' : ', anew each hour'}${hours}`;
  if (isAny(hour))
    return isOne(minute) ? `every hour${minuteOf(minute)}` : `every hour at the minutes ${numbers(minute)}`;
  const everyHours = stepOf(hour);
  if (everyHours !== undefined && 24 % everyHours === 0 && isOne(minute))
    return `every ${everyHours} hours${minuteOf(minute)}`;
  const [first = 0, last = 0] = endsOf(hour);
  if (!isOne(minute) || hour.values.length < 4 || !isRow(hour.values)) return undefined;
  return minute.hashed
    ? `every hour from ${time(first, 0)} to ${time(last, 59)}`
    : `every hour from ${time(first, minute.values[0])} to ${time(last, minute.values[0])}`;
}

/** Nothing for what the platform chooses, and for the full hour. */
function minuteOf({ hashed, values }: CronField): string {
  const [value = 0] = values;
  return hashed || value === 0 ? '' : ` at minute ${value}`;
}

function hoursOf(hour: CronField): string {
  const [first = 0, last = 0] = endsOf(hour);
  if (hour.hashed) return 'of the hours that the platform chooses';
  if (isRow(hour.values)) return `from ${time(first, 0)} to ${time(last, 59)}`;
  return `in the hours of ${list(hour.values.map((it) => time(it, 0)))}`;
}

/** `at 03:30`, `at 03:00 and 15:00`, `between 03:00 and 03:59`; nothing where the platform chooses any moment of the day. */
function moments(minute: CronField, hour: CronField): string {
  if (hour.hashed && isOne(hour))
    return minute.hashed ? chosenHours(hour) : `at minute ${numbers(minute)} of an hour that the platform chooses`;
  if (minute.hashed && isOne(minute)) {
    const [from, to] = chosenFrom(minute, 59);
    return list(hour.values.map((it) => `between ${time(it, from)} and ${time(it, to)}`));
  }
  const times = hour.values.flatMap((it) => minute.values.map((value) => time(it, value)));
  return times.length <= 6
    ? `at ${list(times)}`
    : `at the minutes ${numbers(minute)} of the ${isOne(hour) ? 'hour' : 'hours'} ${numbers(hour)}`;
}

function chosenHours(hour: CronField): string {
  const [from, to] = chosenFrom(hour, 23);
  return from === 0 && to === 23 ? '' : `between ${time(from, 0)} and ${time(to, 59)}`;
}

/** The least and the greatest value that an `H` may stand for. */
function chosenFrom({ text }: CronField, most: number): [number, number] {
  const range = /^H\((\d+)-(\d+)\)$/.exec(text);
  return range ? [Number(range[1]), Number(range[2])] : [0, most];
}

const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  ...['November', 'December'],
];
const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Empty for every day. Where both days are restricted, one of them is enough, unless one begins with a star. */
function dayWords(date: CronField, month: CronField, weekday: CronField): string {
  const [anyDate, anyWeekday] = [date.values.length === 31, new Set(weekday.values.map((it) => it % 7)).size === 7];
  const both = date.text.startsWith('*') || weekday.text.startsWith('*');
  const isEither = !both && (anyDate || anyWeekday);
  const dates = anyDate || isEither ? '' : dateWords(date, month);
  const weekdays = anyWeekday || isEither ? '' : weekdayWords(weekday);
  if (dates !== '') return weekdays === '' ? dates : both ? `${dates}, ${weekdays} alone` : `${dates} or ${weekdays}`;
  if (isAny(month)) return weekdays;
  return `${weekdays === '' ? 'every day' : weekdays} ${isRange(month) ? 'from' : 'in'} ${monthWords(month)}`;
}

function dateWords(date: CronField, month: CronField): string {
  const of = isAny(month) ? 'of the month' : `of ${isRange(month) ? 'each month from ' : ''}${monthWords(month)}`;
  if (date.hashed && isOne(date)) return `on a day ${of} that the platform chooses`;
  const step = stepOf(date);
  if (step !== undefined) return `on every ${ordinal(step)} day ${of}`;
  const [first = 1, last = 1] = endsOf(date);
  if (isRange(date)) return `from the ${ordinal(first)} to the ${ordinal(last)} ${of}`;
  return `on the ${list(date.values.map(ordinal))} ${of}`;
}

function monthWords(month: CronField): string {
  const name = (value: number) => monthNames[value - 1] ?? '';
  if (month.hashed && isOne(month)) return 'a month that the platform chooses';
  const [first = 1, last = 1] = endsOf(month);
  return isRange(month) ? `${name(first)} to ${name(last)}` : list(month.values.map(name));
}

/** Sunday is 0 and 7; the week begins on Monday. */
function weekdayWords({ values, hashed }: CronField): string {
  if (hashed && values.length === 1) return 'on a day of the week that the platform chooses';
  const days = [...new Set(values.map((it) => (it === 0 ? 7 : it)))].sort((a, b) => a - b);
  const name = (value: number) => dayNames[value % 7] ?? '';
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  return days.length > 2 && isRow(days)
    ? `${name(first)} to ${name(last)}`
    : `on ${list(days.map((it) => `${name(it)}s`))}`;
}

function isAny({ text }: CronField): boolean {
  return text === '*' || text === '*/1';
}

/** More than two values, one after the other. */
function isRange({ values }: CronField): boolean {
  return values.length > 2 && isRow(values);
}

/** `15` of the fields `*` + `/15` and `H/15`. */
function stepOf({ text }: CronField): number | undefined {
  const step = Number(/^(?:\*|H)\/(\d+)$/.exec(text)?.[1] ?? 1);
  return step > 1 ? step : undefined;
}

function isOne({ values }: CronField): boolean {
  return values.length === 1;
}

function isRow(values: readonly number[]): boolean {
  return values.every((value, index) => value === (values[0] ?? 0) + index);
}

function endsOf({ values }: CronField): readonly [number | undefined, number | undefined] {
  return [values[0], values.at(-1)];
}

function numbers(field: CronField): string {
  const [first, last] = endsOf(field);
  return isRange(field) ? `${first} to ${last}` : list(field.values.map(String));
}

function time(hour: number, minute = 0): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function ordinal(value: number): string {
  const ending = value % 100 > 10 && value % 100 < 14 ? undefined : ['th', 'st', 'nd', 'rd'][value % 10];
  return `${value}${ending ?? 'th'}`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
