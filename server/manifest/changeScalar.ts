import type { ProjectPath } from '../../core/workspace';
import { renderScalar, resolve, sourceIn, type YamlNode } from '../../core/yaml';
import type { Fix } from '../problem';

/**
 * Writes another text in the place of a scalar, in its quotes. None where the scalar stands elsewhere (an alias), is a block of lines,
 * or is no scalar.
 *
 * @param file the file in whose tree the scalar is
 */
export function changeScalarFixes(
  file: ProjectPath,
  node: YamlNode,
  value: string,
  preferred: boolean,
  title = `Change to "${value}"`,
): Fix[] {
  const scalar = resolve(node);
  if (scalar !== node || scalar.kind !== 'scalar' || scalar.style === 'block') return [];
  const { file: own, span } = sourceIn(file, scalar);
  return [{ title, edits: [{ file: own, edits: [{ span, newText: renderScalar(value, scalar.style) }] }], preferred }];
}
