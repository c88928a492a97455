import { MarkdownString, Range, Uri, type TreeItem } from 'vscode';
import type { DriftItem } from '../../core/protocol';
import type { Severity } from '../../core/severity';
import { make } from './make';

/** The group of all differences, with their number. Its menu offers to align where there is something to look at. */
export function differencesItem(differences: readonly DriftItem[]): TreeItem {
  const hints = differences.filter(({ severity }) => severity === 'hint').length;
  const drift = differences.length - hints;
  const words = [
    ...(drift > 0 || hints === 0 ? [String(drift)] : []),
    ...(hints > 0 ? [`${hints} hint${hints === 1 ? '' : 's'}`] : []),
  ];
  const item = make('Differences', 'expanded', 'diff', {
    description: words.join(' · '),
    tooltip: 'Where the local setup differs from what the manifest declares for production.',
  });
  item.contextValue = drift > 0 ? 'differences' : 'differences.none';
  return item;
}

const icons: Readonly<Record<Severity, readonly [icon: string, color: string | undefined]>> = {
  error: ['error', 'problemsErrorIcon.foreground'],
  warning: ['warning', 'problemsWarningIcon.foreground'],
  information: ['info', 'problemsInfoIcon.foreground'],
  hint: ['lightbulb', undefined],
};

/** One difference; a click opens the place where it is mended. */
export function differenceItem({ code, severity, message, file, uri, range: { start, end } }: DriftItem): TreeItem {
  const [icon, color] = icons[severity];
  const selection = new Range(start.line, start.character, end.line, end.character);
  return make(message, 'leaf', icon, {
    description: file,
    tooltip: new MarkdownString().appendText(`${message}\n${file}, line ${start.line + 1} (${code})`),
    color,
    command: { command: 'vscode.open', title: 'Open', arguments: [Uri.parse(uri), { selection }] },
  });
}
