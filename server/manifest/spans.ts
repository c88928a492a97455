import type { Span } from '../../core/text';

/** Whether all of a span lies in another one. */
export function isWithinSpan(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
