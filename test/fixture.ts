import { LineIndex, type Source } from '../core/text';
import type { ProjectPath } from '../core/workspace';
import type { Observed } from '../core/observed';
import { readProject, type Project } from '../core/project';
import { defaultSettings, type Settings } from '../core/settings';
import { filesFrom } from '../core/workspace';

/** Files drawn in one string, and what is expected below their lines. */
export interface Fixture {
  readonly texts: Readonly<Record<ProjectPath, string>>;
  readonly cursor: { readonly file: ProjectPath; readonly offset: number } | undefined;
  readonly notes: readonly Note[];
}

/** A span of one line with words about it. */
export interface Note {
  readonly file: ProjectPath;
  readonly line: number;
  readonly from: number;
  /** Exclusive; `beyond` where the span goes on in the next line. */
  readonly to: number;
  readonly beyond: boolean;
  readonly words: string;
}

const defaultFile = '.upsun/config.yaml';
const notePattern = /^#( *)(\^+|\|)(…?) ([a-z].*)$/;

/**
 * Reads a drawing: `#- /path` starts a file (the manifest where none is named), `$0` is the cursor, `#   ^^^ words` is a note about the
 * characters above. A caret right after the `#` counts from the first column, `|` is an empty span, `…` one that leaves its line.
 * Indentation that all lines share is taken away; so are the notes.
 */
export function readFixture(drawing: string): Fixture {
  const lines = new Map<ProjectPath, string[]>();
  const notes: Note[] = [];
  let file = defaultFile;
  for (const line of dedent(drawing)) {
    const start = /^#- \/(\S+)$/.exec(line);
    const note = notePattern.exec(line);
    if (start?.[1]) {
      file = start[1];
      lines.set(file, []);
      continue;
    }
    const own = lines.get(file) ?? [];
    if (note) notes.push(readNote(note, file, own.length - 1));
    else lines.set(file, [...own, line]);
  }
  return { ...withCursor(lines), notes };
}

function dedent(drawing: string): string[] {
  const lines = drawing.replace(/^\n/, '').split('\n');
  const depths = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const depth = Math.min(...depths);
  const last = lines.at(-1)?.trim() === '' ? -1 : undefined;
  return lines.slice(0, last).map((line) => line.slice(depth));
}

function readNote(match: RegExpExecArray, file: ProjectPath, line: number): Note {
  const [, blanks = '', mark = '', dots = '', words = ''] = match;
  const from = blanks.length === 0 ? 0 : blanks.length + 1;
  const to = mark === '|' ? from : blanks.length + 1 + mark.length;
  return { file, line, from, to, beyond: dots !== '', words };
}

function withCursor(lines: ReadonlyMap<ProjectPath, readonly string[]>): Pick<Fixture, 'texts' | 'cursor'> {
  let cursor: Fixture['cursor'];
  const texts: Record<ProjectPath, string> = {};
  for (const [file, own] of lines) {
    const text = own.map((line) => `${line}\n`).join('');
    const offset = text.indexOf('$0');
    if (offset >= 0) cursor = { file, offset };
    texts[file] = text.replace('$0', '');
  }
  return { texts, cursor };
}

/** What a note about a place would look like. */
export function noteAt(texts: Fixture['texts'], { file, span }: Source, words: string): Note {
  const text = texts[file] ?? '';
  const { start, end } = new LineIndex(text).range(span);
  const beyond = end.line > start.line;
  const lineLength = (text.split('\n')[start.line] ?? '').length;
  return { file, line: start.line, from: start.character, to: beyond ? lineLength : end.character, beyond, words };
}

/** The files with notes below their lines: two of these compared make a readable difference. */
export function drawFixture(texts: Fixture['texts'], notes: readonly Note[]): string {
  const files = [...new Set([...Object.keys(texts), ...notes.map(({ file }) => file)])].sort();
  return files.map((file) => `#- /${file}\n${drawFile(texts[file] ?? '', file, notes)}`).join('');
}

function drawFile(text: string, file: ProjectPath, notes: readonly Note[]): string {
  const lines = text.replace(/\n$/, '').split('\n');
  const drawn = lines.map((line, index) => `${line}\n${drawNotes(file, index, notes)}`);
  return drawn.join('') + drawNotes(file, lines.length, notes);
}

function drawNotes(file: ProjectPath, line: number, notes: readonly Note[]): string {
  const own = notes.filter((note) => note.file === file && note.line === line).map(drawNote);
  return own
    .sort()
    .map((note) => `${note}\n`)
    .join('');
}

function drawNote({ from, to, beyond, words }: Note): string {
  const mark = to > from ? '^'.repeat(Math.max(1, to - Math.max(from, 1))) : '|';
  return `#${' '.repeat(Math.max(0, from - 1))}${mark}${beyond ? '…' : ''} ${words}`;
}

/** The project that a drawing shows, on a day. */
export function projectOf(
  { texts }: Pick<Fixture, 'texts'>,
  settings: Partial<Settings> = {},
  today = '2026-11-21',
  observed: Observed = {},
): Project {
  return readProject(filesFrom(texts), { ...defaultSettings, ...settings }, today, observed);
}
