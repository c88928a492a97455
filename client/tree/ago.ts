import { counted } from '../../core/words';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "2 hours ago", "just now". */
export function ago(then: Date, now: Date = new Date()): string {
  const passed = inWords(now.getTime() - then.getTime());
  return passed === undefined ? 'just now' : `${passed} ago`;
}

/** "2 hours left", "no time left". */
export function left(then: Date, now: Date = new Date()): string {
  return `${inWords(then.getTime() - now.getTime()) ?? 'no time'} left`;
}

/** The largest unit that fits; undefined for less than the smallest. */
function inWords(milliseconds: number): string | undefined {
  const unit = units.find(([, length]) => milliseconds >= length);
  return unit && counted(Math.floor(milliseconds / unit[1]), unit[0]);
}
