import { applyEdits, type TextEdit } from '../text';
import { parseYamlText } from './documents';
import { heldLines, type Held } from './heldLines';
import type { YamlDocument } from './nodes';
import { isSame } from './same';
import { toPlain } from './values';

/** Blanks of one step of indentation. */
const step = 2;

/** A level of indentation: the column where it is, and the one where it shall be. */
interface Level {
  readonly old: number;
  readonly now: number;
}

/** A line with the blanks that it shall begin with. */
interface Line {
  readonly start: number;
  /** Without the newline. */
  readonly text: string;
  readonly indent: number;
  now: number;
  /** Blanks behind it say nothing. */
  readonly trims: boolean;
}

/**
 * The edits that lay a text out: two blanks for each level, none behind a line, a newline at the end. Words, quotes, comments, blank
 * lines and the alignment inside of lines stay as they are. A list that is not indented below its key stays so.
 *
 * No edits for a text with errors, nor where the text would say something else afterwards.
 */
export function formatYaml(text: string): TextEdit[] {
  const document = parseYamlText(text);
  if (document.errors.length > 0 || !document.root) return [];
  const edits = new Layout(document).edits();
  return saysTheSame(document, edits) ? edits : [];
}

/** Whether a text says the same with edits that change nothing but blanks. */
export function saysTheSame({ text, root }: YamlDocument, edits: readonly TextEdit[]): boolean {
  if (edits.length === 0) return true;
  const after = parseYamlText(applyEdits(text, edits));
  return after.errors.length === 0 && isSame(toPlain(after.root), toPlain(root));
}

class Layout {
  private readonly lines: Line[] = [];
  private readonly held: ReadonlyMap<number, Held>;
  /** Of the line before, the outer ones first. */
  private levels: Level[] = [];
  /** How far the line before has moved. */
  private shift = 0;
  /** The block scalar at hand: where its text begins, and how far it moves. */
  private block: { readonly column: number; readonly shift: number } | undefined;
  /** Comments that wait for the line below them. */
  private comments: Line[] = [];

  constructor(private readonly document: YamlDocument) {
    this.held = heldLines(document);
  }

  edits(): TextEdit[] {
    let start = 0;
    for (const [number, written] of this.document.text.split('\n').entries()) {
      this.line(number, start, written.replace(/\r$/, ''));
      start += written.length + 1;
    }
    this.placeComments(undefined, this.levels);
    return [...this.lines.flatMap(editsOf), ...this.lastNewline()];
  }

  private line(number: number, start: number, text: string): void {
    const held = this.held.get(number);
    const indent = text.length - text.trimStart().length;
    const line: Line = { start, text, indent, now: indent, trims: !held && this.held.get(number + 1)?.kind !== 'flow' };
    this.lines.push(line);
    if (held) this.heldLine(line, held);
    else if (text.trim() === '') line.now = 0;
    else if (text[indent] === '#') this.comments.push(line);
    else this.code(line);
  }

  private code(line: Line): void {
    const above = this.levels;
    const starts = /^(---|\.\.\.)(\s|$)/.test(line.text);
    this.levels = starts ? [] : above.filter(({ old }) => old <= line.indent);
    const around = this.levels.at(-1);
    if (around?.old !== line.indent) this.levels.push({ old: line.indent, now: around ? around.now + step : 0 });
    line.now = this.levels.at(-1)?.now ?? 0;
    this.shift = line.now - line.indent;
    this.enterItems(line);
    this.placeComments(line, above);
    this.block = undefined;
  }

  /** What stands behind a dash is a level of its own. */
  private enterItems({ text, indent }: Line): void {
    let old = indent;
    for (const dash of /^(?:- +)*/.exec(text.slice(indent))?.[0].match(/- +/g) ?? []) {
      old += dash.length;
      this.levels.push({ old, now: old + this.shift });
    }
  }

  private heldLine(line: Line, { kind, column }: Held): void {
    const { indent } = line;
    const isBlank = line.text.trim() === '';
    if (kind === 'flow') {
      if (!isBlank) line.now = Math.max(0, indent + this.shift);
    } else if (isBlank && indent <= (this.block?.column ?? indent)) line.now = 0;
    else {
      this.block ??=
        kind === 'counted'
          ? { column: 0, shift: this.shift }
          : { column: indent, shift: deepest(this.levels, column) + step - indent };
      line.now = Math.max(0, indent + this.block.shift);
    }
  }

  /** Comments go with the line below where they are as deep as it, else with what stands above. */
  private placeComments(below: Line | undefined, above: readonly Level[]): void {
    for (const comment of this.comments)
      comment.now = below?.indent === comment.indent ? below.now : this.under(above, comment.indent);
    this.comments = [];
  }

  /** Behind a block scalar a comment that is deeper than its key would become a part of it. */
  private under(levels: readonly Level[], column: number): number {
    const level = levels.findLast(({ old }) => old <= column);
    if (!level) return 0;
    return column > level.old && !this.block ? level.now + step : level.now;
  }

  /** A block scalar at the end has one only if it is written. */
  private lastNewline(): TextEdit[] {
    const { text } = this.document;
    const last = this.lines.at(-1);
    if (!last || last.text.trim() === '' || this.held.has(this.lines.length - 1)) return [];
    const newText = text.includes('\r\n') ? '\r\n' : '\n';
    return [{ span: { start: text.length, end: text.length }, newText }];
  }
}

function deepest(levels: readonly Level[], column: number): number {
  return levels.findLast(({ old }) => old <= column)?.now ?? 0;
}

function editsOf({ start, text, indent, now, trims }: Line): TextEdit[] {
  const length = text.trimEnd().length;
  const leading = { span: { start, end: start + indent }, newText: ' '.repeat(now) };
  const trailing = { span: { start: start + length, end: start + text.length }, newText: '' };
  return [
    ...(text.slice(0, indent) === leading.newText ? [] : [leading]),
    ...(trims && length > 0 && length < text.length ? [trailing] : []),
  ];
}
