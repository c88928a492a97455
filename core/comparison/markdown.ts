import { escapeMarkdown, markdownCode } from '../markdown';
import type { ComparisonRow, ComparisonText } from './words';

/** A comparison as a page to read, or to put into a pull request. */
export function comparisonAsMarkdown({
  title,
  summary,
  sides,
  sections,
  commits,
  notCompared,
  limits,
}: ComparisonText): string {
  return [
    `# ${escapeMarkdown(title)}`,
    '',
    ...summary.flatMap((sentence) => [escapeMarkdown(sentence), '']),
    ...sections.flatMap((section) => [`## ${escapeMarkdown(section.title)}`, '', ...table(sides, section.rows), '']),
    ...(notCompared.length === 0 ? [] : ['## Not compared', '', ...list(notCompared), '']),
    ...commits.flatMap((it) => [`## ${escapeMarkdown(it.title)}`, '', ...list(it.lines), '']),
    limits,
    '',
  ].join('\n');
}

function table(sides: ComparisonText['sides'], rows: readonly ComparisonRow[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['What', ...sides.map(escapeMarkdown)]),
    line(['---', '---', '---']),
    ...rows.map(({ what, before, after }) => line([markdownCode(what), escapeMarkdown(before), escapeMarkdown(after)])),
  ];
}

function list(lines: readonly string[]): string[] {
  return lines.map((line) => `- ${escapeMarkdown(line)}`);
}
