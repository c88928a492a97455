/** A half-open span of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Zero-based line and character; characters are UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A place in a file. `file` is relative to the project's root, with forward slashes. */
export interface Source {
  readonly file: string;
  readonly span: Span;
}

export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Offsets of a text's lines; made once per text, it answers in O(log lines). */
export class LineIndex {
  private readonly starts: readonly number[];

  constructor(private readonly text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.starts = starts;
  }

  position(offset: number): Position {
    const bounded = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= bounded) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: bounded - (this.starts[low] ?? 0) };
  }

  range(span: Span): Range {
    return { start: this.position(span.start), end: this.position(span.end) };
  }

  span(range: Range): Span {
    return { start: this.offset(range.start), end: this.offset(range.end) };
  }

  offset(position: Position): number {
    const start = this.starts[position.line];
    if (start === undefined) return this.text.length;
    const next = this.starts[position.line + 1] ?? this.text.length;
    return Math.min(start + position.character, next);
  }
}

/** Offset of the first character of the line that holds an offset. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The text with all edits applied. Edits refer to the text as given and may not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start);
  let result = '';
  let at = 0;
  for (const { span, newText } of ordered) {
    if (span.start < at) throw new RangeError('Overlapping edits');
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}

/**
 * Edits that do at once what some edits and then one more do. The edits are apart and in order; the one more refers to the text
 * that they make, which is given. What touches becomes one edit.
 */
export function stackEdit(edits: readonly TextEdit[], text: string, next: TextEdit): TextEdit[] {
  const before: TextEdit[] = [];
  const behind: TextEdit[] = [];
  let { start, end } = next.span;
  let [shift, shiftBehind] = [0, 0];
  for (const edit of edits) {
    const from = edit.span.start + shiftBehind;
    const to = from + edit.newText.length;
    const growth = edit.newText.length - (edit.span.end - edit.span.start);
    if (from > next.span.end) behind.push(edit);
    else if (to < next.span.start) {
      before.push(edit);
      shift += growth;
    } else {
      start = Math.min(start, from);
      end = Math.max(end, to);
    }
    if (from <= next.span.end) shiftBehind += growth;
  }
  const newText = text.slice(start, next.span.start) + next.newText + text.slice(next.span.end, end);
  return [...before, { span: { start: start - shift, end: end - shiftBehind }, newText }, ...behind];
}
