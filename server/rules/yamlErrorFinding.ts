import type { ProjectPath } from '../../core/workspace';
import type { YamlError } from '../../core/yaml';
import type { Finding } from '../problem';

/** The parser's codes in words that say what to do. Codes without an entry keep the parser's own message. */
const words: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'YAML is indented with blanks, not with tabs',
  BAD_INDENT: 'The indentation fits none of the lines above',
  MISSING_CHAR: 'A bracket, quote or colon is missing here',
  MULTILINE_IMPLICIT_KEY: 'A key must stand on one line: is a colon missing?',
  BLOCK_AS_IMPLICIT_KEY: 'Two keys on one line: begin a new line, or put the value in quotes',
  BAD_SCALAR_START: 'A value that begins with this character needs quotes',
  UNEXPECTED_TOKEN: 'This does not belong here',
};

/** What the parser stumbled over, in words for the user, at a place that an editor can underline. */
export function yamlErrorFinding(file: ProjectPath, text: string, error: YamlError): Finding {
  return { message: wordsFor(error), source: { file, span: visible(text, error) } };
}

function wordsFor({ code, message }: YamlError): string {
  if (code === 'BAD_INDENT' && message.startsWith('Flow')) return 'A bracket above is not closed';
  return words[code] ?? firstSentence(message);
}

function firstSentence(message: string): string {
  return message.split('\n')[0]?.replace(/[.:]$/, '') ?? message;
}

/** At least one character that an editor can underline, and not beyond the line. */
function visible(text: string, { span }: YamlError): YamlError['span'] {
  const start = visibleStart(text, span.start);
  const whole = text.slice(start, Math.max(span.end, start + 1));
  return { start, end: start + whole.search(/[\r\n]|$/) };
}

/** Past the blanks that a line begins with; at the end of a line or text, its last character. */
function visibleStart(text: string, at: number): number {
  const start = at + (/^ */.exec(text.slice(at))?.[0].length ?? 0);
  const atEnd = start >= text.length || text[start] === '\n' || text[start] === '\r';
  return atEnd ? Math.max(0, text.slice(0, start).trimEnd().length - 1) : start;
}
