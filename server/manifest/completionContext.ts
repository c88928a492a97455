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

/** The line under the cursor, and what is around it. */
interface Here {
  readonly text: string;
  /** Offset of the line. */
  readonly start: number;
  readonly line: string;
  /** The line up to the cursor. */
  readonly before: string;
  readonly above: readonly string[];
}

/** What a kind of line tells; the rest of a context is the same for all of them. */
interface Read extends Pick<CompletionContext, 'path' | 'expects' | 'indent'> {
  /** What is written of the word, and the characters that may go on with it behind the cursor. */
  readonly written: string;
  readonly rest: RegExp;
  /** What is put in place of the line, so that the text parses. */
  readonly mendedLine?: string;
  readonly inItem?: boolean;
  readonly flow?: boolean;
  readonly quoted?: boolean;
}

/** Undefined inside of comments, block scalars and what this does not read. */
export function contextAt(text: string, offset: number): CompletionContext | undefined {
  const start = lineStartOf(text, offset);
  const nextBreak = text.indexOf('\n', offset);
  const line = text.slice(start, nextBreak < 0 ? text.length : nextBreak).replace(/\r$/, '');
  const before = text.slice(start, offset);
  if (/(^|\s)#/.test(before) || before.includes('\t')) return undefined;
  const above = text.slice(0, start).split(/\r?\n/).slice(0, -1);
  if (inBlockScalar(above, indentOf(line === '' ? before : line))) return undefined;
  const here: Here = { text, start, line, before, above };
  const read = readFlow(here) ?? readValue(here) ?? readKey(here);
  return read && contextOf(here, read);
}

function contextOf({ text, start, line, before }: Here, read: Read): CompletionContext {
  const { path, expects, indent, written, mendedLine = '' } = read;
  const rest = read.rest.exec(line.slice(before.length))?.[0] ?? '';
  const cursor = start + before.length;
  return {
    path,
    expects,
    indent,
    inItem: read.inItem ?? false,
    word: written + rest,
    replace: { start: cursor - written.length, end: cursor + rest.length },
    hasColon: expects === 'key' && /^["']? *:/.test(line.slice(before.length + rest.length)),
    flow: read.flow ?? false,
    quoted: read.quoted ?? false,
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    mended: text.slice(0, start) + mendedLine + text.slice(start + line.length),
  };
}

/** A key of a block map, or the beginning of an item. */
function readKey({ before, above }: Here): Read | undefined {
  const match = /^( *)((?:- +)*)(["']?)([\w./-]*)$/.exec(before);
  if (!match) return undefined;
  const [, blanks = '', dashes = '', quote = '', written = ''] = match;
  const path = pathOf(above, blanks.length, dashes !== '');
  return (
    path && {
      path,
      expects: 'key',
      written,
      rest: /^[\w./-]*/,
      inItem: dashes !== '',
      indent: blanks.length + dashes.length,
      quoted: quote !== '',
    }
  );
}

/** The value behind a key of a block map. */
function readValue({ before, above }: Here): Read | undefined {
  const match = /^( *(?:- +)*)(?:"([^"]*)"|'([^']*)'|([^\s:#"'][^:#]*?)) *: +(["']?)([^#]*)$/.exec(before);
  if (!match) return undefined;
  const [, lead = '', double, single, plain, quote = '', written = ''] = match;
  const name = double ?? single ?? plain ?? '';
  const parents = pathOf(above, lead.trim() === '' ? lead.length : indentOf(lead), lead.includes('-'));
  if (!parents || /^[&*!|>{[]/.test(written)) return undefined;
  return {
    path: [...parents, name],
    expects: 'value',
    written,
    rest: /^[^#"'\s]*/,
    mendedLine: `${lead}${name}: `,
    indent: lead.length,
    quoted: quote !== '',
  };
}

/** In `{…}` or `[…]` that begins on this line: keys and values of one level. */
function readFlow({ before, above }: Here): Read | undefined {
  const match = /^( *)((?:- +)*)([^\s:#"']+) *: *([{[])([^}\]]*)$/.exec(before);
  if (!match) return undefined;
  const [, blanks = '', dashes = '', name = '', bracket = '', inside = ''] = match;
  const parents = pathOf(above, blanks.length, dashes !== '');
  if (!parents) return undefined;
  const part = inside.split(',').at(-1) ?? '';
  const pair = /^\s*([\w-]+)\s*:\s*(.*)$/.exec(part);
  const own = [...parents, name];
  const others = inside.slice(0, inside.length - part.length);
  return {
    path: bracket === '[' ? [...own, 0] : pair ? [...own, pair[1] ?? ''] : own,
    expects: pair || bracket === '[' ? 'value' : 'key',
    written: pair ? (pair[2] ?? '') : part.trimStart(),
    rest: /^[\w./:-]*/,
    mendedLine: `${blanks}${dashes}${name}: ${bracket === '[' ? '[x]' : `{${others}}`}`,
    indent: blanks.length + dashes.length,
    flow: true,
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
    // What is deeper is no parent; most lines are.
    if (indentOf(text) > limit) continue;
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
export function inBlockScalar(above: readonly string[], column: number): boolean {
  return blockHeader(above, column) !== undefined;
}

/** The number of the line that opens the block scalar which a line at this column, below these, belongs to. */
function blockHeader(above: readonly string[], column: number): number | undefined {
  let limit = column;
  for (let number = above.length - 1; number >= 0; number--) {
    const line = above[number] ?? '';
    if (line.trim() === '') continue;
    const indent = indentOf(line);
    if (indent >= limit) continue;
    if (/:\s*(?:!\S+\s+)?[|>][+-]?\d*\s*(#.*)?$/.test(line)) return number;
    limit = indent;
    if (limit === 0) return undefined;
  }
  return undefined;
}

/** The path to the text of a block map that the cursor is in, on the line of its key or below `|`. */
export function scalarPathAt(text: string, offset: number): readonly (string | number)[] | undefined {
  const start = lineStartOf(text, offset);
  const before = text.slice(start, offset);
  const above = text.slice(0, start).split(/\r?\n/).slice(0, -1);
  const header = blockHeader(above, indentOf(before));
  const [line, outer] = header === undefined ? [before, above] : [above[header] ?? '', above.slice(0, header)];
  const { indent, key } = readLine(line) ?? {};
  const parents = indent === undefined ? undefined : pathOf(outer, indent, /^ *-/.test(line));
  return parents && key !== undefined ? [...parents, key] : undefined;
}
