import type { Span } from '../../text';

/** A word of a proxy's configuration, without its quotes. */
export interface ConfigWord {
  readonly text: string;
  /** With its quotes. */
  readonly span: Span;
}

/** One directive with its arguments, and the block behind it. */
export interface Directive {
  readonly words: readonly ConfigWord[];
  readonly block?: readonly Directive[];
}

/** Comments, quoted texts, marks and words. nginx ends a directive with a semicolon, and a brace ends a word; Caddy ends both with the line or a blank. */
const tokens = {
  nginx: /#[^\n]*|"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|[;{}]|(?:\$\{\w*\}|[^\s;{}])+/g,
  caddy: /#[^\n]*|"(?:[^"\\]|\\[^])*"|`[^`]*`|\n|\S+/g,
};

/** Characters; what is longer is no configuration of a development proxy. */
const sizeLimit = 128 * 1024;

/** The directives of a configuration file. Never throws: what is not closed ends with the file. */
export function directivesIn(text: string, language: keyof typeof tokens): Directive[] {
  const top: Directive[] = [];
  const open = [top];
  let words: ConfigWord[] = [];
  const end = (block?: Directive[]) => {
    if (words.length > 0 || block) open.at(-1)?.push(block ? { words, block } : { words });
    words = [];
  };
  for (const match of text.length > sizeLimit ? [] : text.matchAll(tokens[language])) {
    const [token] = match;
    if (token === '{') {
      const block: Directive[] = [];
      end(block);
      open.push(block);
    } else if (token === '}') {
      end();
      if (open.length > 1) open.pop();
    } else if (token === ';' || token === '\n') end();
    else if (!token.startsWith('#'))
      words.push({ text: unquoted(token), span: { start: match.index, end: match.index + token.length } });
  }
  end();
  return top;
}

function unquoted(token: string): string {
  return /^(["'`])[^]*\1$/.test(token) && token.length > 1 ? token.slice(1, -1) : token;
}
