import { severities, type Severity } from '../core/severity';
import type { BaselineUse } from './baseline';
import type { FolderReport, FoundProblem, Place } from './checkFolder';

const colours: Readonly<Record<Severity, string>> = { error: '31', warning: '33', information: '36', hint: '90' };

/** For people: one line a problem, grouped by file, what could not be compared, and a summary. Lines and columns start at 1. */
export function reportText(report: FolderReport, options: { readonly colour: boolean }): string {
  const { problems, unknown, baseline } = report;
  const paint = (code: string, text: string) => (options.colour ? `\u001B[${code}m${text}\u001B[0m` : text);
  const files = [...new Set(problems.map(({ file }) => file))];
  const groups = files.map((file) =>
    problems.filter((it) => it.file === file).flatMap((it) => problemLines(it, paint)),
  );
  const notCompared = unknown.map(({ subject, reason }) => `  ${printable(subject)}: ${printable(reason)}`);
  if (notCompared.length > 0) groups.push(['Not compared:', ...notCompared]);
  if (baseline && baseline.gone.length > 0) groups.push(goneLines(baseline));
  const end = [summary(problems, files.length), ...(baseline ? hiddenLine(baseline) : [])];
  return [...groups, end].map((lines) => `${lines.join('\n')}\n`).join('\n');
}

type Paint = (code: string, text: string) => string;

function problemLines({ severity, code, message, related, fixes, ...place }: FoundProblem, paint: Paint): string[] {
  return [
    `${paint('1', at(place))} ${paint(colours[severity], severity)} ${code} ${printable(message)}`,
    ...related.map((it) => paint('90', `  ${at(it)} ${printable(it.message)}`)),
    ...fixes.map((title) => paint('90', `  fix: ${printable(title)}`)),
  ];
}

/** "compose.yaml:3:5", counted from 1. */
export function at({ file, range }: Place): string {
  return `${printable(file)}:${range.start.line + 1}:${range.start.character + 1}`;
}

function summary(problems: readonly FoundProblem[], files: number): string {
  if (problems.length === 0) return 'No problems found.';
  const counts = severities.map((severity) => ({
    severity,
    count: problems.filter((it) => it.severity === severity).length,
  }));
  const parts = counts.filter(({ count }) => count > 0).map(({ severity, count }) => plural(count, names[severity]));
  return `${parts.join(', ')} in ${plural(files, ['file', 'files'])}.`;
}

function goneLines({ gone }: BaselineUse): string[] {
  return [
    'In the baseline and no longer found (write it anew with --write-baseline):',
    ...gone.map(({ file, code, message }) => `  ${printable(file)} ${printable(code)} ${printable(message)}`),
  ];
}

function hiddenLine({ hidden }: BaselineUse): string[] {
  if (hidden === 0) return [];
  return [`${plural(hidden, ['problem', 'problems'])} of the baseline ${hidden === 1 ? 'is' : 'are'} not shown.`];
}

const names: Readonly<Record<Severity, readonly [string, string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  information: ['information', 'information'],
  hint: ['hint', 'hints'],
};

function plural(count: number, [one, many]: readonly [string, string]): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Names come from files of strangers: control characters would reach the terminal as commands. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\uFFFD');
}
