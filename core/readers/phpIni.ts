import type { Setting } from '../model';
import type { Source } from '../text';
import type { ProjectPath } from '../workspace';

/** A variable of the environment that PHP runs in: its value and the place of it, that it is not set, or that neither is known. */
export type IniVariable = { readonly value: string; readonly source: Source } | 'absent' | 'unknown';

/**
 * The settings of a php.ini: `name = value`, without comments and quotes. What stands below `[PATH=…]` or `[HOST=…]` counts for some
 * requests alone and is left out. A value that is one variable, `${NAME}` or `${NAME:-default}`, is that of the environment
 * (php.net, "The configuration file"); others that are put together from variables are left out.
 */
export function iniSettings(
  file: ProjectPath,
  text: string,
  variable: (name: string) => IniVariable = () => 'unknown',
): Setting[] {
  const settings: Setting[] = [];
  let everywhere = true;
  for (const match of text.matchAll(
    /^[ \t]*(?:(\[[^\]\n]*\])|([\w.]+)[ \t]*=[ \t]*("[^"\n]*"|'[^'\n]*'|[^;\r\n]*))/gm,
  )) {
    const [whole, section, name, written = ''] = match;
    if (section !== undefined) everywhere = !/^\[(?:path|host)\s*=/i.test(section);
    if (name === undefined || !everywhere) continue;
    const quote = /^["']/.test(written) ? 1 : 0;
    const value = quote === 1 ? written.slice(1, -1) : written.trimEnd();
    const start = match.index + whole.length - written.length + quote;
    const source = { file, span: { start, end: start + value.length } };
    const said = value.includes('${') ? resolved(value, source, variable) : { value, source };
    if (said) settings.push({ name, ...said });
  }
  return settings;
}

function resolved(
  written: string,
  { file, span }: Source,
  variable: (name: string) => IniVariable,
): Pick<Setting, 'value' | 'source'> | undefined {
  const [, name, otherwise] = /^\$\{(\w+)(?::-([^${}]*))?\}$/.exec(written) ?? [];
  const found = name === undefined ? 'unknown' : variable(name);
  if (typeof found !== 'string') return found;
  if (found === 'unknown' || otherwise === undefined) return undefined;
  const end = span.end - 1;
  return { value: otherwise, source: { file, span: { start: end - otherwise.length, end } } };
}
