import type { Project } from '../../../core/project';
import type { YamlError } from '../../../core/yaml';
import type { Finding, Rule } from '../../problem';

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

/** Reported by rules of their own. */
const elsewhere = new Set(['DUPLICATE_KEY']);

export const yamlSyntax: Rule<Project> = {
  code: 'yaml-syntax',
  severity: 'error',
  summary: 'The file is not valid YAML',
  explanation:
    'The platform refuses a manifest that it can not parse. The mistake is underlined where the parser stumbled, which may be a line below its cause. Files that hold binary data or more than 1 MB are not checked, and the first line says so.',
  basis: 'YAML 1.2',
  *check(project) {
    for (const { path, document } of project.manifest.files) {
      for (const error of document.errors) if (!elsewhere.has(error.code)) yield finding(path, document.text, error);
    }
  },
};

function finding(file: string, text: string, error: YamlError): Finding {
  return { message: words[error.code] ?? firstSentence(error.message), source: { file, span: visible(text, error) } };
}

function firstSentence(message: string): string {
  return message.split('\n')[0]?.replace(/[.:]$/, '') ?? message;
}

/** At least one character, so that an editor can show it; not beyond the line. */
function visible(text: string, { span }: YamlError): YamlError['span'] {
  const lineEnd = text.indexOf('\n', span.start);
  const end = Math.min(Math.max(span.end, span.start + 1), lineEnd < 0 ? text.length : Math.max(lineEnd, span.start));
  return end > span.start ? { start: span.start, end } : { start: Math.max(0, span.start - 1), end: span.start };
}
