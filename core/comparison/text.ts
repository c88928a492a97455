import { absent, type ComparisonRow, type ComparisonText } from './words';

/** A comparison as lines for a terminal. */
export function comparisonAsText({
  title,
  summary,
  sides,
  sections,
  commits,
  notCompared,
  limits,
}: ComparisonText): string {
  const blocks = [
    [`${title}.`, ...summary],
    ...sections.map((section) => [section.title, ...section.rows.map((row) => `  ${lineOf(row, sides)}`)]),
    ...(notCompared.length === 0 ? [] : [['Not compared', ...indented(notCompared)]]),
    ...commits.map((it) => [it.title, ...indented(it.lines)]),
    [limits],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function lineOf({ what, before, after }: ComparisonRow, [one, other]: ComparisonText['sides']): string {
  if (before === after) return before === '' ? what : `${what} ${before}`;
  if (before === absent) return `${what}: only in ${other} (${after})`;
  return after === absent ? `${what}: only in ${one} (${before})` : `${what}: ${before} → ${after}`;
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
