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
