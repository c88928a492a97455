import type { Source } from '../text';
import type { ProjectPath } from '../workspace';
import { asScalar, asSequence, resolve, type YamlNode } from '../yaml';

/** A text of a file and where it stands. */
export interface Written {
  readonly text: string;
  readonly source: Source;
  /** True where the text stands at its place as it is, so that an edit of a part of it is one of the file. */
  readonly literal: boolean;
}

/** A scalar that is more than null, without its quotes; undefined for everything else and for what a tag makes of it. */
export function writtenOf(file: ProjectPath, node: YamlNode | undefined): Written | undefined {
  const scalar = asScalar(node);
  if (!scalar || scalar.value === null || scalar.tag !== undefined) return undefined;
  const quote = scalar.style === 'single' || scalar.style === 'double' ? 1 : 0;
  const span = { start: scalar.span.start + quote, end: scalar.span.end - quote };
  const text = scalar.style === 'block' ? String(scalar.value) : scalar.text;
  return { text, source: { file, span }, literal: span.end - span.start === text.length };
}

/** The items of a list, or the one item that stands for a list. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  if (!node || resolve(node)?.tag !== undefined) return [];
  return asSequence(node)?.items ?? [node];
}

/** A part of a text, as the text of its own. */
export function partOf({ source, literal }: Written, text: string, from: number): Written {
  if (!literal) return { text, source, literal };
  const start = source.span.start + from;
  return { text, source: { file: source.file, span: { start, end: start + text.length } }, literal };
}
