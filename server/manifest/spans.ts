import type { Span } from '../../core/text';

/** Whether all of a span lies in another one. */
export function isWithinSpan(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function holdsOffset({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** The span without blanks and line ends at its end: a map that ends the text holds them. */
export function trimmedSpan({ start, end }: Span, text: string): Span {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}
