import type { ParityScore } from '../../core/drift/score';
import type { Report, ReportCell } from '../../core/report/report';
import type { Location } from '../../core/report/location';

/** A sign and a word for each state, so that colour is never alone. */
const states: Readonly<Record<ReportCell['state'], { readonly sign: string; readonly word: string }>> = {
  declared: { sign: '●', word: 'declared' },
  same: { sign: '✓', word: 'same' },
  differs: { sign: '✗', word: 'differs' },
  accepted: { sign: '≈', word: 'accepted' },
  unknown: { sign: '?', word: 'unknown' },
  absent: { sign: '–', word: 'not said' },
};

/** The sign and the word of a cell. What differs by not being there at all is missing. */
export function stateOf(
  { state, says }: ReportCell,
  isManifest: boolean,
): { readonly sign: string; readonly word: string } {
  const { sign, word } = states[state];
  if (isManifest && state === 'absent') return { sign, word: 'not declared' };
  return { sign, word: state === 'differs' && says.length === 0 ? 'missing' : word };
}

/** What the percentage means, as a sentence. */
export function scoreSentence({ percent, same, differs, unknown, accepted }: ParityScore): string {
  const beside = uncounted(accepted, 'accepted as different') + uncounted(unknown, 'unknown');
  if (percent === undefined) return `Nothing could be compared yet.${beside}`;
  const known = same + differs;
  return `${same} of ${known} known facts ${same === 1 ? 'is' : 'are'} the same.${beside}`;
}

function uncounted(number: number, what: string): string {
  return number === 0 ? '' : ` ${number} more ${number === 1 ? 'is' : 'are'} ${what} and not counted.`;
}

export function percentText(percent: number | undefined): string {
  return percent === undefined ? '–' : `${percent} %`;
}

/** "Staging (name its branch …), Running containers (…)." */
export function notShownText(places: Report['notShown']): string {
  return `${places.map(({ place, how }) => `${place} (${how})`).join('; ')}.`;
}

export function locationText({ file, line }: Location): string {
  return `${file}:${line}`;
}

export const explanation =
  'Parity is the share of known facts that are the same in a local place as in the manifest. Versions are compared at the precision that matters for the engine. What is unknown, what nobody expects in a place, and what people accepted as different, with the reason that they gave, does not count; nor do other commits.';
