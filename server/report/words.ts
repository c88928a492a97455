import type { ParityScore } from '../../core/drift/score';
import type { ReportCell } from '../../core/report/report';
import type { Location } from '../../core/report/location';

/** A sign and a word for each state, so that colour is never alone. */
export const states: Readonly<Record<ReportCell['state'], { readonly sign: string; readonly word: string }>> = {
  declared: { sign: '●', word: 'declared' },
  same: { sign: '✓', word: 'same' },
  differs: { sign: '✗', word: 'differs' },
  unknown: { sign: '?', word: 'unknown' },
  absent: { sign: '–', word: 'not there' },
};

/** What the percentage means, as a sentence. */
export function scoreSentence({ percent, same, differs, unknown }: ParityScore): string {
  const beside = unknown === 0 ? '' : ` ${unknown} more ${unknown === 1 ? 'is' : 'are'} unknown and not counted.`;
  if (percent === undefined) return `Nothing could be compared yet.${beside}`;
  const known = same + differs;
  return `${same} of ${known} known facts ${same === 1 ? 'is' : 'are'} the same.${beside}`;
}

export function percentText(percent: number | undefined): string {
  return percent === undefined ? '–' : `${percent} %`;
}

export function locationText({ file, line }: Location): string {
  return `${file}:${line}`;
}

export const explanation =
  'Parity is the share of known facts that are the same in a local place as in the manifest. Versions are compared at the precision that matters for the engine. What is unknown, and what nobody expects in a place, does not count.';
