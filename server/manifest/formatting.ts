import type { Project } from '../../core/project';
import { lineStart, type Span, type TextEdit } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import { formatYaml, saysTheSame } from '../../core/yaml/format';
import { parseYamlText } from '../../core/yaml/documents';
import { inBlockScalar } from './completionContext';

/** The edits that lay a file of the manifest out, or the lines of a span of it. */
export function format(project: Project, file: ProjectPath, span?: Span): TextEdit[] {
  if (!isFormatted(project, file)) return [];
  const text = project.text(file);
  const edits = formatYaml(text);
  return span ? within(text, edits, wholeLines(text, span)) : edits;
}

/** The manifest's own files and those that they include; in others, several formatters would meet. */
function isFormatted({ manifest }: Project, file: ProjectPath): boolean {
  return [...manifest.files, ...manifest.included].some(({ path }) => path === file);
}

function wholeLines(text: string, { start, end }: Span): Span {
  const newline = text.indexOf('\n', end);
  return { start: lineStart(text, start), end: newline < 0 ? text.length : newline };
}

/** A part of the lines can't move where they would say something else beside those that stay: then only blanks behind them go. */
function within(text: string, edits: readonly TextEdit[], { start, end }: Span): TextEdit[] {
  const inside = edits.filter(({ span }) => start <= span.start && span.end <= end);
  if (saysTheSame(parseYamlText(text), inside)) return inside;
  return inside.filter(({ span, newText }) => newText === '' && span.start > lineStart(text, span.start));
}

/**
 * What a newline that was just typed brings, in text that is not finished either: the line goes on at the column of the one above, one
 * step deeper below what opens a map or a script; blanks behind the line above go.
 *
 * @param offset in the new line
 */
export function formatNewline(project: Project, file: ProjectPath, offset: number): TextEdit[] {
  if (!isFormatted(project, file)) return [];
  const text = project.text(file);
  const start = lineStart(text, offset);
  const above = text.slice(0, start).split(/\r?\n/).slice(0, -1);
  const last = above.at(-1) ?? '';
  const blanks = /^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0;
  if (last.trim() === '' || inBlockScalar(above.slice(0, -1), indentOf(last))) return [];
  return [...trailing(last, lineStart(text, start - 1)), ...leading(last, text.slice(start, start + blanks), start)];
}

function trailing(line: string, start: number): TextEdit[] {
  const length = line.trimEnd().length;
  return length === line.length || /["']/.test(line)
    ? []
    : [{ span: { start: start + length, end: start + line.length }, newText: '' }];
}

function leading(above: string, written: string, start: number): TextEdit[] {
  const column = columnBelow(above);
  if (column === undefined || written.length === column) return [];
  return [{ span: { start, end: start + written.length }, newText: ' '.repeat(column) }];
}

/** Where a line goes on below another; undefined where that is not clear: in braces, below a comment. */
function columnBelow(line: string): number | undefined {
  const [, blanks = '', dashes = '', content = ''] = /^( *)((?:- +)*)(.*)$/.exec(line) ?? [];
  const code = content.replace(/(^|\s)#.*$/, '').trimEnd();
  if (code === '' || /[[{]/.test(code)) return undefined;
  const opens = /:(?:\s+[&!]\S+)*(?:\s+[|>][-+\d]*)?$/.test(code) || code === '-';
  const isPair = /:(\s|$)/.test(code);
  const column = blanks.length + (isPair ? dashes.length : 0);
  return opens ? column + 2 : column;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
