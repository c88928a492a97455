import type { Source } from '../../core/text';
import { renderScalar, sourceIn, type YamlScalar } from '../../core/yaml';
import type { ProjectPath } from '../../core/workspace';
import type { Fix } from '../problem';

/** Writes another text in the place of one. */
export function changeFix({ file, span }: Source, newText: string, preferred: boolean, title?: string): Fix {
  return { title: title ?? `Change to "${newText}"`, edits: [{ file, edits: [{ span, newText }] }], preferred };
}

/** Writes another value in the place of a scalar, in the quotes that it has. None where it is a block of lines. */
export function changeScalarFixes(file: ProjectPath, scalar: YamlScalar, value: string, preferred: boolean): Fix[] {
  if (scalar.style === 'block') return [];
  return [changeFix(sourceIn(file, scalar), renderScalar(value, scalar.style), preferred, `Change to "${value}"`)];
}
