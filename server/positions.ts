import { LineIndex, type Position, type Range, type Span } from '../core/text';

/** How a client counts the characters of a line. */
export const encodings = ['utf-16', 'utf-8', 'utf-32'] as const;

export type Encoding = (typeof encodings)[number];

/** What to speak with a client that offers these: our own UTF-16 unless it can't. */
export function chooseEncoding(offered: readonly string[] | undefined): Encoding {
  return encodings.find((encoding) => offered?.includes(encoding)) ?? 'utf-16';
}

/** Positions of one text in a client's encoding. */
export class Positions {
  private readonly index: LineIndex;

  constructor(
    private readonly text: string,
    private readonly encoding: Encoding,
  ) {
    this.index = new LineIndex(text);
  }

  position(offset: number): Position {
    const position = this.index.position(offset);
    if (this.encoding === 'utf-16') return position;
    const line = this.text.slice(this.lineStart(position.line), this.lineStart(position.line) + position.character);
    return { line: position.line, character: length(line, this.encoding) };
  }

  range(span: Span): Range {
    return { start: this.position(span.start), end: this.position(span.end) };
  }

  /** A character past the end of its line means the line's end, a line past the last the text's end. */
  offset({ line, character }: Position): number {
    const start = this.lineStart(line);
    const end = this.lineEnd(line, start);
    if (this.encoding === 'utf-16') return Math.min(start + character, end);
    return start + unitsOf(this.text.slice(start, end), character, this.encoding);
  }

  span(range: Range): Span {
    return { start: this.offset(range.start), end: this.offset(range.end) };
  }

  private lineStart(line: number): number {
    return this.index.offset({ line, character: 0 });
  }

  private lineEnd(line: number, start: number): number {
    const next = this.lineStart(line + 1);
    let end = next;
    if (end > start && this.text[end - 1] === '\n') end--;
    if (end > start && this.text[end - 1] === '\r' && end < next) end--;
    return end;
  }
}

function length(text: string, encoding: Encoding): number {
  let count = 0;
  for (const character of text) count += width(character, encoding);
  return count;
}

/** UTF-16 units of the leading part of a line that is `count` characters long; a position inside a character is its start. */
function unitsOf(line: string, count: number, encoding: Encoding): number {
  let units = 0;
  let rest = count;
  for (const character of line) {
    rest -= width(character, encoding);
    if (rest < 0) break;
    units += character.length;
  }
  return units;
}

function width(character: string, encoding: Encoding): number {
  if (encoding === 'utf-32') return 1;
  if (encoding === 'utf-16') return character.length;
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
