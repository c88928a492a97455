import type { Source } from '../text';
import type { ComposeValue } from './compose';
import { sourceOf, type TreeScalar } from './tree';

/** A scalar after interpolation. What stands behind an alias is said where its anchor is. */
export function composeValue(scalar: TreeScalar): ComposeValue {
  const { value, written, missing } = scalar;
  return { value, written, missing, source: sourceOf(scalar) };
}

/** The same, of what may not be said. */
export function optionalValue(scalar: TreeScalar | undefined): ComposeValue | undefined {
  return scalar && composeValue(scalar);
}

/** Where the text itself stands, inside of the quotes around it. */
export function textPlace({ source, written }: ComposeValue): Source {
  const { file, span } = source;
  const quoted = span.end - span.start === written.length + 2;
  return quoted ? { file, span: { start: span.start + 1, end: span.end - 1 } } : source;
}
