import { asScalar } from '../yaml';
import type { ComposeValue } from './compose';
import type { Variables } from './dotenv';
import { interpolate } from './interpolate';
import type { Layer } from './layers';

/** A layer's scalar after interpolation. */
export function composeValue(layer: Layer, variables: Variables): ComposeValue {
  const written = asScalar(layer.node)?.text ?? '';
  const { value, missing } = interpolate(written, variables);
  return { value, written, missing, source: { file: layer.file, span: layer.node.span } };
}
