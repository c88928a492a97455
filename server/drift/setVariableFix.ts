import { valueOf, type Variable } from '../../core/model';
import type { Project } from '../../core/project';
import type { TextEdit } from '../../core/text';
import { renderScalar, type YamlScalar } from '../../core/yaml';
import type { Fix } from '../problem';

/**
 * Gives a variable the value that another place has for it. Never preferred: somebody chose both of them. Undefined where its own value
 * does not stand there as it is.
 */
export function setVariableFix(project: Project, own: Variable, other: Variable): Fix | undefined {
  const value = valueOf(other.value);
  if (own.value.state !== 'known' || !own.literal || value === undefined || /[\r\n\0]/.test(value)) return undefined;
  const { file, span } = own.value.source;
  const inManifest = project.manifest.files.some(({ path }) => path === file);
  const newText = rendered(own, project.text(file), inManifest ? value : value.replaceAll('$', '$$$$'));
  if (newText === undefined) return undefined;
  const edits: TextEdit[] = [{ span, newText }];
  return {
    title: `Set ${own.name} to ${JSON.stringify(value)} in ${file}`,
    edits: [{ file, edits }],
    preferred: false,
  };
}

/** As a scalar in its own style, or, inside of `NAME=value`, as it is. */
function rendered({ source, value }: Variable, text: string, newValue: string): string | undefined {
  if (value.state !== 'known') return undefined;
  const { span } = value.source;
  const within = source.span.start <= span.start && span.end <= source.span.end;
  if (within) return /^[\w.,:/@%+-]*$/.test(newValue) ? newValue : undefined;
  return renderScalar(newValue, styleAt(text, span.start));
}

function styleAt(text: string, at: number): YamlScalar['style'] {
  return text[at] === "'" ? 'single' : text[at] === '"' ? 'double' : 'plain';
}
