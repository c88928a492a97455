import type { Span } from '../text';

/** A schedule of five fields, as far as it could be read. */
export interface Cron {
  /** Minute, hour, day of the month, month, day of the week; those with errors have no values. */
  readonly fields: readonly CronField[];
  readonly errors: readonly CronError[];
}

export interface CronField {
  readonly text: string;
  /** In the schedule. */
  readonly span: Span;
  /** Sorted. An `H` stands for its least value. */
  readonly values: readonly number[];
  /** The platform chooses the moment (`H`). */
  readonly hashed: boolean;
}

export interface CronError {
  readonly message: string;
  /** In the schedule. */
  readonly span: Span;
}

interface Kind {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Words for the values, from `least` on. */
  readonly words?: readonly string[];
}

const kinds: readonly Kind[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  {
    name: 'month',
    least: 1,
    most: 12,
    words: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { name: 'day of the week', least: 0, most: 7, words: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

/** What the names of other crons mean. */
const macros: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

/** The five fields that a name such as `@daily` stands for. */
export function cronOfMacro(text: string): string | undefined {
  const name = text.trim().toLowerCase();
  return Object.hasOwn(macros, name) ? macros[name] : undefined;
}

/** Reads the `spec` of a cron (rule R63). Never throws. */
export function readCron(text: string): Cron {
  const words = [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    span: { start: match.index, end: match.index + match[0].length },
  }));
  const problem = countProblem(text, words.length);
  if (problem !== undefined)
    return { fields: [], errors: [{ message: problem, span: { start: 0, end: text.length } }] };
  const errors: CronError[] = [];
  const fields = words.map((word, index) => readField(word, kinds[index], errors));
  return { fields, errors };
}

function countProblem(text: string, count: number): string | undefined {
  if (count === kinds.length) return undefined;
  const meant = cronOfMacro(text);
  if (meant !== undefined) return `"${text.trim()}" is not a schedule here: write "${meant}"`;
  return `A schedule has 5 fields (minute, hour, day of the month, month, day of the week), not ${count}`;
}

function readField(
  { text, span }: { text: string; span: Span },
  kind: Kind | undefined,
  errors: CronError[],
): CronField {
  const values = new Set<number>();
  let hashed = false;
  let at = span.start;
  for (const item of text.split(',')) {
    const read = kind && readItem(item, kind);
    if (typeof read === 'string')
      errors.push({ message: read, span: { start: at, end: at + Math.max(1, item.length) } });
    else if (read) {
      for (let value = read.from; value <= read.to; value += read.step) values.add(value);
      hashed ||= read.hashed;
    }
    at += item.length + 1;
  }
  return { text, span, values: [...values].sort((a, b) => a - b), hashed };
}

interface Item {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly hashed: boolean;
}

/** `*`, `5`, `1-5`, `mon-fri`, `H`, `H(0-29)`, each with `/step`; a sentence about what is wrong with it otherwise. */
function readItem(item: string, kind: Kind): Item | string {
  const match = /^(?:(\*)|(H)(?:\((\w+)-(\w+)\))?|(\w+)(?:-(\w+))?)(?:\/(\w+))?$/.exec(item);
  if (!match) return `"${item}" is not a ${kind.name}`;
  const [, , hash, hashFrom, hashTo, first, last, stepText] = match;
  const step = stepText === undefined ? undefined : Number(stepText);
  if (step !== undefined && !(step >= 1 && step <= kind.most))
    return `The step of the ${kind.name} is from 1 to ${kind.most}, not ${stepText}`;
  const hashed = hash !== undefined;
  const [fromText, toText] = hashed ? [hashFrom, hashTo] : [first, last];
  const from = valueOf(fromText, kind) ?? kind.least;
  const to = valueOf(toText, kind) ?? (fromText === undefined || step !== undefined ? kind.most : from);
  const wrong = [fromText, toText].find((it) => it !== undefined && !isValue(it, kind));
  if (wrong !== undefined) return outOfRange(wrong, kind);
  if (from > to) return `"${item}" begins after its end`;
  if (hashed && step === undefined) return { from, to: from, step: 1, hashed };
  return { from, to, step: step ?? 1, hashed };
}

function valueOf(text: string | undefined, { least, words = [] }: Kind): number | undefined {
  if (text === undefined) return undefined;
  const word = words.indexOf(text.toLowerCase());
  return word >= 0 ? word + least : Number(text);
}

function isValue(text: string, kind: Kind): boolean {
  const value = valueOf(text, kind);
  return value !== undefined && /^\d+$/.test(String(value)) && value >= kind.least && value <= kind.most;
}

function outOfRange(text: string, { name, least, most, words }: Kind): string {
  if (/^\d+$/.test(text)) return `The ${name} is from ${least} to ${most}, not ${text}`;
  return `"${text}" is not a ${name}: write a number from ${least} to ${most}${words ? `, or ${words[0]} to ${words.at(-1)}` : ''}`;
}

/** The least number of minutes between two runs on one day; undefined where the schedule can't be read. */
export function shortestInterval({ fields, errors }: Cron): number | undefined {
  const [minutes, hours] = fields;
  if (errors.length > 0 || !minutes || !hours) return undefined;
  const within = gaps(minutes.values, 60);
  const hourly = Math.min(...gaps(hours.values, 24), 24);
  const first = minutes.values[0] ?? 0;
  const last = minutes.values.at(-1) ?? 0;
  return Math.min(...within, hourly * 60 - (last - first));
}

/** Between each value and the next; around the end between the last and the first only where there are two. */
function gaps(values: readonly number[], whole: number): number[] {
  const next = values.slice(1).map((value, index) => value - (values[index] ?? 0));
  const around = whole - (values.at(-1) ?? 0) + (values[0] ?? 0);
  return whole === 24 && values.length > 0 ? [...next, around] : next;
}
