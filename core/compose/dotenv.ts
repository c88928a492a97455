import { interpolate } from './interpolate';

/** Variables by name. A name that is absent is not known here: the shell of whoever starts Compose may set it. */
export type Variables = ReadonlyMap<string, string>;

const keyPattern = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*(?:[=:][ \t]*|$)/;

/**
 * Reads a `.env` file by Compose's grammar: `export`, `KEY=VALUE` or `KEY: VALUE`, quotes, escapes, values over several lines,
 * comments, references to variables above. Nothing is ever run. A line that can't be read is left out.
 */
export function parseDotenv(text: string): Variables {
  const variables = new Map<string, string>();
  let rest = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  while (rest !== '') {
    const key = keyPattern.exec(rest.split('\n', 1)[0] ?? '');
    if (!key?.[1] || !/[=:]/.test(key[0])) {
      rest = afterLine(rest);
      continue;
    }
    const { value, after } = readValue(rest.slice(key[0].length), variables);
    if (value !== undefined) variables.set(key[1], value);
    rest = after;
  }
  return variables;
}

function readValue(text: string, variables: Variables): { value: string | undefined; after: string } {
  const quoted = /^'((?:\\'|[^'])*)'|^"((?:\\[^]|[^"\\])*)"/.exec(text);
  if (quoted) return { value: unquote(quoted, variables), after: afterLine(text.slice(quoted[0].length)) };
  const line = text.split('\n', 1)[0] ?? '';
  const unterminated = /^['"]/.test(line);
  const plain = line.startsWith('#') ? '' : line.replace(/[ \t]#.*$/, '').trim();
  return { value: unterminated ? undefined : interpolate(plain, variables).value, after: afterLine(text) };
}

function unquote([, single, double]: RegExpExecArray, variables: Variables): string | undefined {
  if (single !== undefined) return single.replaceAll("\\'", "'");
  const escaped = (double ?? '').replace(/\\([nrt"\\$])/g, (_, letter: string) => escapes[letter] ?? letter);
  return interpolate(escaped, variables).value;
}

/** `\$` becomes `$$`, which interpolation turns into one dollar sign. */
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', $: '$$' };

function afterLine(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 ? '' : text.slice(end + 1);
}
