import type { Span } from '../text';
import type { YamlError } from '../yaml';
import { interpolate, type Lookup } from './interpolate';

/** Variables by name. A name that is absent is not known here: the shell of whoever starts Compose may set it. */
export type Variables = ReadonlyMap<string, string>;

/** One line of an env file. */
export interface DotenvEntry {
  readonly name: string;
  /** Undefined where it needs a variable that is not known. */
  readonly value: string | undefined;
  /** The value as written, without quotes. */
  readonly written: string;
  /** Where that stands. */
  readonly span: Span;
  readonly missing: readonly string[];
}

/** An env file: what it sets, and what Compose refuses in it. */
export interface Dotenv {
  readonly entries: readonly DotenvEntry[];
  readonly errors: readonly YamlError[];
}

/** The variables of a `.env` file, as far as their values are known. Lines that can't be read are left out. */
export function parseDotenv(text: string): Variables {
  return variablesOf(readDotenv(text).entries.filter(({ name }) => !/[[\]]/.test(name)));
}

/** The last value of each variable that is known. */
export function variablesOf(entries: readonly DotenvEntry[]): Map<string, string> {
  const variables = new Map<string, string>();
  for (const { name, value } of entries) {
    if (value === undefined) variables.delete(name);
    else variables.set(name, value);
  }
  return variables;
}

/**
 * Reads an env file by Compose's grammar: `export`, `KEY=VALUE` or `KEY: VALUE`, quotes, escapes, values over several lines,
 * comments, references to variables that are known already or stand above. A key alone takes the value that is known. Nothing is
 * ever run.
 */
export function readDotenv(text: string, known: Variables = new Map()): Dotenv {
  const reader = new Reader(text, known);
  reader.read();
  return reader;
}

/** Every line as it is, `KEY=VALUE` (`format: raw`). */
export function readRawEnv(text: string): Dotenv {
  const entries: DotenvEntry[] = [];
  for (const match of text.replace(/^\uFEFF/, ' ').matchAll(/^[^\S\n]*([^#=\s][^=\n]*)=(.*)$/gm)) {
    const value = (match[2] ?? '').replace(/\r$/, '');
    const start = match.index + match[0].length - (match[2] ?? '').length;
    const span = { start, end: start + value.length };
    entries.push({ name: (match[1] ?? '').trim(), value, written: value, span, missing: [] });
  }
  return { entries, errors: [] };
}

class Reader implements Dotenv {
  readonly entries: DotenvEntry[] = [];
  readonly errors: YamlError[] = [];
  private readonly above = new Map<string, string>();
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly known: Variables,
  ) {}

  read(): void {
    if (this.text.startsWith('\uFEFF')) this.at = 1;
    for (;;) {
      this.skip(/\s*/y);
      if (this.at >= this.text.length) return;
      if (this.text[this.at] === '#') this.skip(/.*/y);
      else this.statement();
    }
  }

  private skip(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text) ?? undefined;
    this.at += match?.[0].length ?? 0;
    return match;
  }

  private statement(): void {
    const start = this.at;
    const key = this.skip(/(?:export[^\S\n]+)?([^=:\n]*)([=:]?)[^\S\n]*/y);
    const name = (key?.[1] ?? '').trimEnd();
    if (!/^[\p{L}\p{N}_.\-[\]]+$/u.test(name)) this.refuse(start, `"${name}" is not the name of a variable`);
    else if (key?.[2] !== '') this.value(name);
    else this.inherited(name, { start, end: this.at });
  }

  private refuse(start: number, message: string): void {
    this.skip(/.*/y);
    this.errors.push({ code: 'ENV_SYNTAX', message, span: { start, end: this.at } });
  }

  /** A key alone is set only where a value is known. */
  private inherited(name: string, span: Span): void {
    const value = this.lookUp().get(name);
    if (value !== undefined) this.add({ name, value, written: name, span, missing: [] });
  }

  private value(name: string): void {
    const start = this.at;
    const quote = this.text[start];
    if (quote === '"' || quote === "'") this.quoted(name, start, quote);
    else this.plain(name, this.skip(/.*/y)?.[0] ?? '', start);
  }

  private quoted(name: string, start: number, quote: '"' | "'"): void {
    const match = this.skip(quote === '"' ? /"((?:\\[^]|[^"\\])*)"/y : /'((?:\\[^]|[^'\\])*)'/y);
    if (!match) this.refuse(start, 'The quote is not closed');
    const written = match?.[1] ?? '';
    const inner = written
      .replaceAll('\r\n', '\n')
      .replace(/\\([^])/g, (pair, it: string) => (it === quote ? quote : pair));
    const span = { start: start + 1, end: start + 1 + written.length };
    if (match && quote === "'") this.add({ name, value: inner, written, span, missing: [] });
    else if (match) this.expand(name, unescaped(inner), written, span);
  }

  private plain(name: string, line: string, start: number): void {
    const written = (line.split(' #', 1)[0] ?? '').trimEnd();
    this.expand(name, written, written, { start, end: start + written.length });
  }

  private expand(name: string, text: string, written: string, span: Span): void {
    const { value, missing, error, required } = interpolate(text, this.lookUp());
    const message = error ?? required;
    if (message !== undefined) this.errors.push({ code: 'ENV_SYNTAX', message, span });
    this.add({ name, value, written, span, missing });
  }

  private add(entry: DotenvEntry): void {
    this.entries.push(entry);
    if (entry.value === undefined) this.above.delete(entry.name);
    else this.above.set(entry.name, entry.value);
  }

  /** What is known wins over what stands above. */
  private lookUp(): Lookup {
    return { get: (name) => this.known.get(name) ?? this.above.get(name) };
  }
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '"': '"',
  '\\': '\\',
  // Interpolation turns two into one.
  $: '$$',
};

function unescaped(text: string): string {
  return text.replace(/\\(0[0-7]{3}|[abfnrtv"\\$])/g, (_, it: string) =>
    it.startsWith('0') ? String.fromCodePoint(parseInt(it, 8)) : (escapes[it] ?? it),
  );
}
