import type { ComposeValue } from '../compose/compose';
import { tagSpan } from '../compose/imageReference';
import type { Source } from '../text';

/** Where the tag stands in the file, or the default of the variable that it is behind. */
export function tagOf(image: ComposeValue): Source | undefined {
  const quote = quoteWidth(image);
  if (quote === undefined) return undefined;
  if (image.written === image.value) return tagWithin(image.value, image.source, quote);
  const behind = /^([^$]*:\$\{\w+:?-)([^${}]+)\}([\w.-]*)$/.exec(image.written);
  if (behind?.[2] === undefined || !image.value?.endsWith(`:${behind[2]}${behind[3] ?? ''}`)) return undefined;
  const start = image.source.span.start + quote + (behind[1] ?? '').length;
  return { file: image.source.file, span: { start, end: start + behind[2].length } };
}

/** Where the tag stands in a reference that is written as it is. `quote` is the width of what stands before it. */
export function tagWithin(reference: string, source: Source, quote: number): Source | undefined {
  const span = tagSpan(reference);
  const start = source.span.start + quote;
  return span && { file: source.file, span: { start: start + span.start, end: start + span.end } };
}

/** 1 where the scalar stands in quotes: its span holds them. Undefined where it is written in a way that places can't be told from. */
function quoteWidth(image: ComposeValue): 0 | 1 | undefined {
  const around = image.source.span.end - image.source.span.start - image.written.length;
  return around === 0 ? 0 : around === 2 ? 1 : undefined;
}
