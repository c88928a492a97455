/**
 * The known word that was most likely meant: at most one mistake in three letters (a letter more, less, other, or two swapped).
 * Undefined where none is near.
 */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(written.length / 3));
  const rated = known.map((word) => ({ word, distance: distance(written.toLowerCase(), word.toLowerCase()) }));
  return rated.filter((it) => it.distance <= limit).sort((a, b) => a.distance - b.distance)[0]?.word;
}

function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(cell(a, b, i, j, before, row, next));
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

function cell(
  a: string,
  b: string,
  i: number,
  j: number,
  before: readonly number[],
  above: readonly number[],
  row: readonly number[],
): number {
  const changed = a[i - 1] === b[j - 1] ? 0 : 1;
  const best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + changed);
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  return swapped ? Math.min(best, (before[j - 2] ?? 0) + 1) : best;
}
