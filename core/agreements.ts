import type { Pairing } from './drift/pairing';
import { projectSettings, settingsFile } from './projectSettings';
import { defaultSettings } from './settings';
import type { Source, TextEdit } from './text';
import type { Files } from './workspace';
import { asScalar, asSequence, asText, pairAt, pairsOf, valueAt, type YamlNode, type YamlPair } from './yaml';
import { addToText } from './yaml/add';
import { parseYamlText } from './yaml/documents';

/** A day of the calendar, in UTC: `2026-11-21`. Two of them compare as texts. */
export type Day = string;

/** What a team agreed on in `.parity.yaml`: what stands for what, and which differences are meant. */
export interface Agreements {
  /** `match`: in the order of the file. */
  readonly pairings: readonly Pairing[];
  /** `accept`: those that say what and why. */
  readonly accepted: readonly Acceptance[];
}

/** A difference that is meant. */
export interface Acceptance {
  /** Code of the rule that finds the difference. */
  readonly code: string;
  /** The name that the difference is about. */
  readonly subject: string;
  readonly reason: string;
  /** From this day on the difference is reported again. */
  readonly until: Day | undefined;
  /** Where the code is written. */
  readonly source: Source;
}

const nothing: Agreements = { pairings: [], accepted: [] };

/** Reads the agreements of a project. What is not understood is left out; a file that can't be read agrees on nothing. */
export function readAgreements(files: Files): Agreements {
  const state = files.read(settingsFile);
  if (state.state !== 'known' || projectSettings(files, defaultSettings).problem) return nothing;
  const { root } = parseYamlText(state.text);
  return {
    pairings: pairsOf(valueAt(root, ['match'])).flatMap(pairing),
    accepted: (asSequence(valueAt(root, ['accept']))?.items ?? []).flatMap((item) => acceptance(item) ?? []),
  };
}

/** Writes an entry of `accept` into the text of `.parity.yaml`; undefined where the text can't take it. */
export function acceptEdit(
  text: string,
  { code, subject, reason, until }: Omit<Acceptance, 'source'>,
): TextEdit | undefined {
  const item = { code, subject, reason, ...(until === undefined ? {} : { until }) };
  return addToText(text, ['accept'], { item });
}

/** The day of a moment. */
export function dayOf(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** True for a day that exists, written as `2026-11-21`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && dayOf(date) === text;
}

function pairing({ key, value }: YamlPair): Pairing[] {
  const scalar = asScalar(value);
  const written = asText(value);
  if (!scalar || written === undefined || written === '') return [];
  const declared = scalar.value === false || written === 'none' ? undefined : written;
  const source = { file: settingsFile, span: scalar.span };
  return [{ local: key.text, declared, source, saidBy: `\`match\` in ${settingsFile}` }];
}

function acceptance(item: YamlNode): Acceptance | undefined {
  const [code, subject, reason, until] = ['code', 'subject', 'reason', 'until'].map((key) =>
    asText(pairAt(item, key)?.value),
  );
  const at = pairAt(item, 'code')?.value;
  if (!code || !subject || !reason?.trim() || !at) return undefined;
  if (pairAt(item, 'until')?.value && (until === undefined || !isDay(until))) return undefined;
  return { code, subject, reason, until, source: { file: settingsFile, span: at.span } };
}
