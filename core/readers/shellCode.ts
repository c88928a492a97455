/**
 * A shell text of the same length in which only what the shell reads as commands is left: comments, quoted texts and here-documents are
 * blank. A quote that does not end leaves the rest blank.
 *
 * @param keep `double`: what stands in double quotes stays, since variables are replaced in it
 */
export function shellCode(text: string, keep: 'nothing' | 'double' = 'nothing'): string {
  let code = '';
  /** Ends of here-documents that begin with the next line. */
  let ends: string[] = [];
  for (let at = 0; at < text.length; at = code.length) {
    const letter = text[at] ?? '';
    const heredoc = letter === '<' ? /^<<-?[ \t]*(["']?)([A-Za-z_]\w*)\1/.exec(text.slice(at, at + 80)) : null;
    if (text.startsWith('<<<', at)) code += '<<<';
    else if (letter === '\\') code += text.slice(at, at + 2);
    else if (letter === "'") code += blank(text.slice(at, quoteEnd(text, at)));
    else if (letter === '"') {
      const quoted = text.slice(at, quoteEnd(text, at));
      code += keep === 'double' ? quoted : blank(quoted);
    } else if (letter === '#' && /(?:^|[\s;&|(])$/.test(code.slice(-1)))
      code += blank(text.slice(at, lineEnd(text, at)));
    else if (heredoc) {
      ends.push(heredoc[2] ?? '');
      code += blank(heredoc[0]);
    } else if (letter === '\n' && ends.length > 0) {
      code += blank(text.slice(at, heredocsEnd(text, at, ends)));
      ends = [];
    } else code += letter;
  }
  return code;
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}

/** Behind the quote that ends the one at an offset. */
function quoteEnd(text: string, start: number): number {
  const quote = text[start];
  let at = start + 1;
  while (at < text.length && text[at] !== quote) at += text[at] === '\\' && quote === '"' ? 2 : 1;
  return Math.min(at + 1, text.length);
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** The end of the line that ends the last of the here-documents. */
function heredocsEnd(text: string, newline: number, ends: readonly string[]): number {
  let at = newline;
  for (const end of ends) {
    let line: string;
    do {
      const start = at + 1;
      at = lineEnd(text, start);
      line = text.slice(start, at).trim();
    } while (line !== end && at < text.length);
  }
  return at;
}
