import type { Span } from '../text';

/** A word of a shell command, without its quotes. */
export interface Word {
  readonly text: string;
  /** With its quotes, in the text that was given. */
  readonly span: Span;
}

/** A command as its words. */
export type Command = readonly Word[];

/** What may stand before a command's own name. */
const before = /^(?:[{(!]|if|then|else|elif|while|until|do|time|exec|sudo|command|[A-Za-z_]\w*=.*)$/;

/**
 * The commands of a shell text as it stands in a Dockerfile: joined by operators, on continued lines or in a here-document, or a JSON
 * list. A reading for looking, not for running: substitutions stay in their words as they are, redirections are left out.
 *
 * @param lines whether a line ends a command, as in a script; in a Dockerfile that is so in here-documents alone
 */
export function shellCommands(text: string, lines: 'end' | 'continue' = 'continue'): Command[] {
  const json = /^\s*\[/.test(text) ? jsonWords(text) : undefined;
  const commands = json ? [json] : new Reader(text, lines === 'end' || text.startsWith('<<')).read();
  return commands.map(withoutLead).filter((command) => command.length > 0);
}

function withoutLead(command: Command): Command {
  const first = command.findIndex(({ text }) => !before.test(text));
  return first < 0 ? [] : command.slice(first);
}

/** `["name", "argument"]`; undefined where it is no such list. */
function jsonWords(text: string): Word[] | undefined {
  const words = [...text.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map((match) => ({
    text: match[1] ?? '',
    span: { start: match.index, end: match.index + match[0].length },
  }));
  return /^\s*\[[^]*\]\s*$/.test(text) ? words : undefined;
}

class Reader {
  private readonly commands: Word[][] = [[]];
  private word: { text: string; start: number } | undefined;
  private at = 0;
  /** The next word is the target of a redirection. */
  private redirected = false;
  constructor(
    private readonly text: string,
    /** Where they do not, only comments and blank lines stand between continued ones. */
    private readonly linesEnd: boolean,
  ) {}

  read(): Word[][] {
    while (this.at < this.text.length) this.step(this.text[this.at] ?? '');
    this.endWord();
    return this.commands;
  }

  private step(letter: string): void {
    if (letter === '\\') this.escape();
    else if (letter === '"' || letter === "'") this.quoted(letter);
    else if (letter === '$' && this.text[this.at + 1] === '(') this.substitution();
    else if (letter === '#' && !this.word) this.skipLine();
    else if (letter === '\n') this.endLine();
    else if (/\s/.test(letter)) this.endWord(1);
    else if (/[;&|()]/.test(letter)) this.endCommand();
    else if (/[<>]/.test(letter)) this.redirect();
    else this.add(letter, 1);
  }

  /** At the end of a line it joins this one to the next. */
  private escape(): void {
    const end = /^\\[ \t]*\r?\n/.exec(this.text.slice(this.at, this.at + 200))?.[0];
    if (end === undefined) this.add(this.text[this.at + 1] ?? '', 2);
    else this.endWord(end.length);
  }

  private quoted(quote: string): void {
    const start = this.at;
    let end = start + 1;
    while (end < this.text.length && this.text[end] !== quote) end += this.text[end] === '\\' && quote === '"' ? 2 : 1;
    const inside = this.text.slice(start + 1, end);
    this.add(quote === '"' ? inside.replace(/\\\r?\n/g, '').replace(/\\(["\\$`])/g, '$1') : inside, end + 1 - start);
  }

  private substitution(): void {
    let depth = 0;
    let end = this.at + 1;
    do {
      if (this.text[end] === '(') depth++;
      if (this.text[end] === ')') depth--;
      end++;
    } while (depth > 0 && end < this.text.length);
    this.add(this.text.slice(this.at, end), end - this.at);
  }

  private redirect(): void {
    if (/^\d$/.test(this.word?.text ?? '')) this.word = undefined;
    this.endWord();
    const operator = /^[<>]+&?[-\d]*/.exec(this.text.slice(this.at, this.at + 20))?.[0] ?? '';
    this.redirected = !/[-\d]$/.test(operator);
    this.at += Math.max(1, operator.length);
  }

  private skipLine(): void {
    const end = this.text.indexOf('\n', this.at);
    this.at = end < 0 ? this.text.length : end;
  }

  private endLine(): void {
    if (this.linesEnd) this.endCommand();
    else this.endWord(1);
  }

  private endCommand(): void {
    this.endWord(1);
    this.redirected = false;
    if (this.commands.at(-1)?.length !== 0) this.commands.push([]);
  }

  private add(text: string, width: number): void {
    this.word ??= { text: '', start: this.at };
    this.word.text += text;
    this.at = Math.min(this.at + width, this.text.length);
  }

  private endWord(width = 0): void {
    if (this.word && !this.redirected)
      this.commands.at(-1)?.push({ text: this.word.text, span: { start: this.word.start, end: this.at } });
    if (this.word) this.redirected = false;
    this.word = undefined;
    this.at += width;
  }
}
