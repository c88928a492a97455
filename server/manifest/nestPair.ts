import { lineStart } from '../../core/text';
import { resolve, type YamlPair } from '../../core/yaml';
import type { Fix } from '../problem';
import type { DescribedValue } from './valueRule';

/**
 * Gives a value another key, one below another: `cmd: x` becomes `commands: {start: x}`, in the layout that it has. Undefined where its
 * lines would have to move, too, or the pair is not its line's first.
 */
export function nestPairFix(
  { key, value, span, file: included }: YamlPair,
  { file: path, text: textOf }: Pick<DescribedValue, 'file' | 'text'>,
  [outer, inner]: readonly [string, string],
): Fix | undefined {
  const file = included ?? path;
  const text = textOf(file);
  if (resolve(value)?.kind !== 'scalar') return undefined;
  if (text.slice(span.start, span.end).trimEnd().includes('\n')) return undefined;
  const indentation = text.slice(lineStart(text, key.span.start), key.span.start);
  const isBlock = /^ +$/.test(indentation);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const edits = isBlock
    ? [{ span: key.span, newText: `${outer}:${newline}${indentation}  ${inner}` }]
    : [
        { span: key.span, newText: `${outer}: {${inner}` },
        { span: { start: span.end, end: span.end }, newText: '}' },
      ];
  return isBlock || isFlowItem(text, key.span.start)
    ? { title: `Write "${outer}: {${inner}: …}"`, edits: [{ file, edits }], preferred: true }
    : undefined;
}

/** Directly behind `{` or a comma. */
function isFlowItem(text: string, at: number): boolean {
  return /[{,]\s*$/.test(text.slice(Math.max(0, at - 200), at));
}
