import { asScalar } from '../yaml';
import type { ComposeValue } from './compose';
import type { Variables } from './dotenv';
import { interpolate } from './interpolate';
import type { Layer } from './layers';

/** A layer's scalar after interpolation. What stands behind an alias is said where its anchor is. */
export function composeValue(layer: Layer, variables: Variables): ComposeValue {
  const scalar = asScalar(layer.node);
  const written = scalar?.text ?? '';
  const { value, missing } = interpolate(written, variables);
  return { value, written, missing, source: { file: layer.file, span: (scalar ?? layer.node).span } };
}
