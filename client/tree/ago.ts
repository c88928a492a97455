const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "2 hours ago", "just now". */
export function ago(then: Date, now: Date = new Date()): string {
  const passed = now.getTime() - then.getTime();
  const unit = units.find(([, length]) => passed >= length);
  if (!unit) return 'just now';
  const count = Math.floor(passed / unit[1]);
  return `${count} ${unit[0]}${count === 1 ? '' : 's'} ago`;
}
