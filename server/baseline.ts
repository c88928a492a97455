import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { describeError, UserError } from '../core/errors';
import type { FoundProblem } from './checkFolder';
import { compareTexts } from './check';

/**
 * What tells a problem from others, wherever its line moves to: its rule, its file and its sentence, which names what differs. A problem
 * that says something else than before is a new one.
 */
export type Identity = Pick<FoundProblem, 'code' | 'file' | 'message'>;

/** A problem that is known and not told again, as often as `count` says. */
export interface KnownProblem extends Identity {
  readonly count: number;
}

/** What a baseline did to a report. */
export interface BaselineUse {
  /** How many problems it hid. */
  readonly hidden: number;
  /** What it has and the check did not find any more. */
  readonly gone: readonly KnownProblem[];
}

/** Problems as entries of a baseline: sorted, each once with its count, without lines. */
export function baselineOf(problems: readonly Identity[]): KnownProblem[] {
  const counted = new Map<string, KnownProblem>();
  for (const { code, file, message } of problems) {
    const key = keyOf({ code, file, message });
    counted.set(key, { file, code, message, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  return [...counted.values()].sort(
    (a, b) => compareTexts(a.file, b.file) || compareTexts(a.code, b.code) || compareTexts(a.message, b.message),
  );
}

/** The problems that are not in a baseline, in their order. */
export function withoutKnown<Found extends Identity>(
  problems: readonly Found[],
  baseline: readonly KnownProblem[],
): { readonly problems: readonly Found[]; readonly baseline: BaselineUse } {
  const open = new Map(baseline.map((it) => [keyOf(it), it.count]));
  const left = problems.filter((problem) => {
    const count = open.get(keyOf(problem)) ?? 0;
    if (count > 0) open.set(keyOf(problem), count - 1);
    return count === 0;
  });
  const gone = baseline.flatMap((it) => {
    const count = open.get(keyOf(it)) ?? 0;
    return count > 0 ? [{ ...it, count }] : [];
  });
  return { problems: left, baseline: { hidden: problems.length - left.length, gone } };
}

/** For each problem a short text that stays the same while the problem does; equal problems are numbered. */
export function fingerprints(problems: readonly Identity[]): string[] {
  const seen = new Map<string, number>();
  return problems.map((problem) => {
    const key = keyOf(problem);
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return `${createHash('sha256').update(key).digest('hex').slice(0, 16)}:${number}`;
  });
}

function keyOf({ code, file, message }: Identity): string {
  return JSON.stringify([code, file, message]);
}

/** Throws a `UserError` where the file is not a baseline. */
export async function readBaseline(path: string): Promise<KnownProblem[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UserError(
      `The baseline ${path} can't be read: ${describeError(error)}.`,
      `Write one: environment-parity check --write-baseline ${path}`,
    );
  });
  const known = parseBaseline(text);
  if (!known) throw new UserError(`${path} is not a baseline.`, 'Write it anew with --write-baseline.');
  return known;
}

/** Undefined for what is not a baseline. */
export function parseBaseline(text: string): KnownProblem[] | undefined {
  const value = parseJson(text);
  const problems = isRecord(value) && value['version'] === 1 ? value['problems'] : undefined;
  return Array.isArray(problems) && problems.every(isKnownProblem) ? problems : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON, so not a baseline either: the caller says so.
    return undefined;
  }
}

function isKnownProblem(value: unknown): value is KnownProblem {
  if (!isRecord(value)) return false;
  const texts = [value['code'], value['file'], value['message']];
  return texts.every((it) => typeof it === 'string') && Number.isInteger(value['count']);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export async function writeBaseline(path: string, problems: readonly Identity[]): Promise<void> {
  const known = baselineOf(problems);
  await writeOutput(path, `${JSON.stringify({ version: 1, problems: known }, undefined, 2)}\n`);
}

/** Writes a file that was asked for on the command line. */
export async function writeOutput(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((error: unknown) => {
    throw new UserError(`${path} can't be written: ${describeError(error)}.`, 'Give a file in a folder that exists.');
  });
}
