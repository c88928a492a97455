import { lineStart, type Span } from '../../core/text';
import { sourceIn, type YamlPair } from '../../core/yaml';
import type { Fix } from '../problem';
import type { DescribedValue } from './valueRule';

/** Takes the lines of a pair out of a block map; undefined where it shares its first line, or is the map's only one. */
export function removePairFix(
  pair: YamlPair,
  { around, file: path, text }: Pick<DescribedValue, 'around' | 'file' | 'text'>,
): Fix | undefined {
  const { file } = sourceIn(path, pair);
  const span = linesOf(text(file), pair.span);
  if (!around || around.flow || around.pairs.length < 2 || !span) return undefined;
  return { title: `Remove "${pair.key.text}"`, edits: [{ file, edits: [{ span, newText: '' }] }], preferred: false };
}

/** Whole lines, with the comment behind the last one; undefined where something else begins the first line. */
function linesOf(text: string, { start, end }: Span): Span | undefined {
  const first = lineStart(text, start);
  if (text.slice(first, start).trim() !== '') return undefined;
  const lineEnd = text[end - 1] === '\n' ? end - 1 : text.indexOf('\n', end);
  return { start: first, end: lineEnd < 0 ? text.length : lineEnd + 1 };
}
