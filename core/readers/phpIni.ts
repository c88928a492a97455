import type { Setting } from '../model';
import type { ProjectPath } from '../workspace';

/**
 * The settings of a php.ini: `name = value`, without comments and quotes. What stands below `[PATH=…]` or `[HOST=…]` counts for some
 * requests alone and is left out, as is a value that is put together from variables.
 */
export function iniSettings(file: ProjectPath, text: string): Setting[] {
  const settings: Setting[] = [];
  let everywhere = true;
  for (const match of text.matchAll(
    /^[ \t]*(?:(\[[^\]\n]*\])|([\w.]+)[ \t]*=[ \t]*("[^"\n]*"|'[^'\n]*'|[^;\r\n]*))/gm,
  )) {
    const [whole, section, name, written = ''] = match;
    if (section !== undefined) everywhere = !/^\[(?:path|host)\s*=/i.test(section);
    if (name === undefined || !everywhere || written.includes('${')) continue;
    const quote = /^["']/.test(written) ? 1 : 0;
    const value = quote === 1 ? written.slice(1, -1) : written.trimEnd();
    const start = match.index + whole.length - written.length + quote;
    settings.push({ name, value, source: { file, span: { start, end: start + value.length } } });
  }
  return settings;
}
