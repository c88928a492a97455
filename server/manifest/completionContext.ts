import { lineStart as lineStartOf, type Span } from '../../core/text';

/** Where the cursor is, read from the lines above it, so that it works on text that does not parse yet. */
export interface CompletionContext {
  /** Keys and indexes from the root to the map or value that is being written. */
  readonly path: readonly (string | number)[];
  readonly expects: 'key' | 'value';
  /** The cursor is in an item of a list, where a key or a value may follow. */
  readonly inItem: boolean;
  /** The word under the cursor. */
  readonly word: string;
  readonly replace: Span;
  /** Column of the key that is being written. */
  readonly indent: number;
  readonly hasColon: boolean;
  readonly flow: boolean;
  readonly quoted: boolean;
  readonly newline: string;
  /** The text with the line under the cursor emptied of what is being written, so that the rest parses. */
  readonly mended: string;
}

interface Line {
  /** Column of the key or item's content. */
  readonly indent: number;
  readonly key: string | undefined;
  /** Column of the dash, for items. */
  readonly dash: number | undefined;
}

const linePattern =
  /^( *)((?:- +)*)(-$)?(?:(?:"([^"]*)"|'([^']*)'|([^\s"'#&*!|>{}[\],-][^#]*?|-[^\s][^#]*?)) *:(?= |$))?/;

/** Undefined inside of comments, block scalars and what this does not read. */
export function contextAt(text: string, offset: number): CompletionContext | undefined {
  const lineStart = lineStartOf(text, offset);
  const nextBreak = text.indexOf('\n', offset);
  const lineEnd = nextBreak < 0 ? text.length : nextBreak;
  const line = text.slice(lineStart, lineEnd).replace(/\r$/, '');
  const before = text.slice(lineStart, offset);
  if (/(^|\s)#/.test(before) || before.includes('\t')) return undefined;
  const above = text.slice(0, lineStart).split(/\r?\n/).slice(0, -1);
  if (inBlockScalar(above, indentOf(line === '' ? before : line))) return undefined;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const mended = text.slice(0, lineStart) + text.slice(lineStart + line.length);
  return (
    flowContext(before, line, above, lineStart, newline, mended) ??
    blockContext(before, line, above, lineStart, newline, mended)
  );
}

function blockContext(
  before: string,
  line: string,
  above: readonly string[],
  lineStart: number,
  newline: string,
  mended: string,
): CompletionContext | undefined {
  const value = /^( *(?:- +)*)(?:"([^"]*)"|'([^']*)'|([^\s:#"'][^:#]*?)) *: +(["']?)([^#]*)$/.exec(before);
  const shared = { flow: false, newline, mended };
  if (value) return valueContext(value, before, line, above, lineStart, shared);
  const key = /^( *)((?:- +)*)(["']?)([\w./-]*)$/.exec(before);
  if (!key) return undefined;
  const [, blanks = '', dashes = '', quote = '', word = ''] = key;
  const indent = blanks.length + dashes.length;
  const rest = /^[\w./-]*/.exec(line.slice(before.length))?.[0] ?? '';
  const start = lineStart + before.length - word.length;
  const parents = pathOf(above, blanks.length, dashes !== '');
  if (!parents) return undefined;
  return {
    ...shared,
    path: parents,
    expects: 'key',
    inItem: dashes !== '',
    word: word + rest,
    replace: { start, end: lineStart + before.length + rest.length },
    indent,
    hasColon: /^["']? *:/.test(line.slice(before.length + rest.length)),
    quoted: quote !== '',
  };
}

function valueContext(
  match: RegExpExecArray,
  before: string,
  line: string,
  above: readonly string[],
  lineStart: number,
  shared: { flow: boolean; newline: string; mended: string },
): CompletionContext | undefined {
  const [, lead = '', double, single, plain, quote = '', written = ''] = match;
  const name = double ?? single ?? plain ?? '';
  const parents = pathOf(
    above,
    lead.length - lead.trimStart().length === lead.length ? lead.length : indentOf(lead),
    lead.includes('-'),
  );
  if (!parents || /^[&*!|>{[]/.test(written)) return undefined;
  const rest = /^[^#"'\s]*/.exec(line.slice(before.length))?.[0] ?? '';
  const mendedLine = `${lead}${name}: `;
  return {
    ...shared,
    mended: shared.mended.slice(0, lineStart) + mendedLine + shared.mended.slice(lineStart),
    path: [...parents, name],
    expects: 'value',
    inItem: false,
    word: written + rest,
    replace: { start: lineStart + before.length - written.length, end: lineStart + before.length + rest.length },
    indent: lead.length,
    hasColon: false,
    quoted: quote !== '',
  };
}

/** In `{…}` or `[…]` that begins on this line: keys and values of one level. */
function flowContext(
  before: string,
  line: string,
  above: readonly string[],
  lineStart: number,
  newline: string,
  mended: string,
): CompletionContext | undefined {
  const match = /^( *)((?:- +)*)([^\s:#"']+) *: *([{[])([^}\]]*)$/.exec(before);
  if (!match) return undefined;
  const [, blanks = '', dashes = '', name = '', bracket = '', inside = ''] = match;
  const parents = pathOf(above, blanks.length, dashes !== '');
  if (!parents) return undefined;
  const part = inside.split(',').at(-1) ?? '';
  const pair = /^\s*([\w-]+)\s*:\s*(.*)$/.exec(part);
  const word = pair ? (pair[2] ?? '') : part.trimStart();
  const rest = /^[\w./:-]*/.exec(line.slice(before.length))?.[0] ?? '';
  const own = [...parents, name];
  const path = bracket === '[' ? [...own, 0] : pair ? [...own, pair[1] ?? ''] : own;
  const mendedLine = `${blanks}${dashes}${name}: ${bracket === '[' ? '[x]' : `{${inside.slice(0, inside.length - part.length)}}`}`;
  return {
    path,
    expects: pair || bracket === '[' ? 'value' : 'key',
    inItem: false,
    word: word + rest,
    replace: { start: lineStart + before.length - word.length, end: lineStart + before.length + rest.length },
    indent: blanks.length + dashes.length,
    hasColon: /^ *:/.test(line.slice(before.length + rest.length)),
    flow: true,
    quoted: false,
    newline,
    mended: mended.slice(0, lineStart) + mendedLine + mended.slice(lineStart),
  };
}

/**
 * The path to the map that a line at a column belongs to, from the lines above: each line with a smaller column is a parent.
 * An item of a list adds its index.
 */
function pathOf(above: readonly string[], column: number, isItem: boolean): (string | number)[] | undefined {
  const path: (string | number)[] = [];
  let limit = column;
  let item = isItem ? 0 : undefined;
  for (const text of above.toReversed()) {
    const line = readLine(text);
    if (!line) continue;
    if (item !== undefined && line.dash !== undefined && line.dash === limit) item++;
    else if (item === undefined && line.dash !== undefined && line.indent === limit) {
      // The first line of the item that the cursor's map is.
      limit = line.dash;
      item = 0;
    } else if (
      line.key !== undefined &&
      (line.indent < limit || (item !== undefined && line.indent === limit && line.dash === undefined))
    ) {
      if (item !== undefined) path.unshift(item);
      path.unshift(line.key);
      item = line.dash === undefined ? undefined : 0;
      limit = line.dash ?? line.indent;
    }
    if (limit === 0 && item === undefined) break;
  }
  return limit === 0 || path.length > 0 ? path : undefined;
}

function readLine(text: string): Line | undefined {
  if (/^\s*(#|$)/.test(text)) return undefined;
  const match = linePattern.exec(text);
  if (!match) return undefined;
  const [, blanks = '', dashes = '', loneDash, double, single, plain] = match;
  const key = double ?? single ?? plain;
  const dash = dashes !== '' || loneDash !== undefined ? blanks.length : undefined;
  return { indent: blanks.length + dashes.length, key, dash };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** True where a line above opens a block scalar that a line at this column still belongs to. */
function inBlockScalar(above: readonly string[], column: number): boolean {
  let limit = column;
  for (const line of above.toReversed()) {
    if (line.trim() === '') continue;
    const indent = indentOf(line);
    if (indent >= limit) continue;
    if (/:\s*(?:!\S+\s+)?[|>][+-]?\d*\s*(#.*)?$/.test(line)) return true;
    limit = indent;
    if (limit === 0) return false;
  }
  return false;
}
