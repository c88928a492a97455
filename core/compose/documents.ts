import type { YamlDocument } from '../yaml';
import { parseYamlText } from '../yaml/documents';

/** The most documents that one file is read for. */
const mostDocuments = 50;

/** The documents of one file: Compose merges them as if they were files. Their places are those of the whole text. */
export function documentsOf(text: string): YamlDocument[] {
  const whole = parseYamlText(text);
  if (!whole.errors.some(({ code }) => code === 'MULTIPLE_DOCS')) return [whole];
  return parts(text).map(([start, end]) => {
    const before = text.slice(0, start).replace(/[^\r\n]/g, ' ');
    return { ...parseYamlText(before + text.slice(start, end)), text };
  });
}

/** From each line `---` to the next; what stands before the first one counts where it is more than comments and directives. */
function parts(text: string): (readonly [number, number])[] {
  const marks = [...text.matchAll(/^---(?=\s|$)/gm)].slice(0, mostDocuments).map(({ index }) => index);
  const first = /^(\s*([#%].*)?\n)*$/.test(text.slice(0, marks[0])) ? [] : [0];
  const starts = [...first, ...marks];
  return starts.map((start, index) => [start, starts[index + 1] ?? text.length] as const);
}
