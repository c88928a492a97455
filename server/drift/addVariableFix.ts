import type { ComposeService } from '../../core/compose/compose';
import { at } from '../../core/compose/tree';
import type { VariableHome } from '../../core/drift/variables';
import { valueOf, type Variable } from '../../core/model';
import type { Project } from '../../core/project';
import { asSequence, resolve, valueAt } from '../../core/yaml';
import { addToYaml } from '../../core/yaml/add';
import { parseYamlText } from '../../core/yaml/documents';
import type { FileEdit, Fix } from '../problem';
import { manifestPlace } from './manifestPath';
import { listed, plural } from './words';

interface NameAndValue {
  readonly name: string;
  readonly value: string;
}

/** Sets a declared variable where the application's local ones are set. Undefined where its value is not known. */
export function addVariableFix(project: Project, home: VariableHome, variable: Variable): Fix | undefined {
  const [known] = knownOf([variable]);
  if (!known) return undefined;
  const edit = home.kind === 'file' ? intoDotenv(project, home.file, known) : intoCompose(project, home.service, known);
  return edit && { title: `Add ${known.name} to ${edit.file}`, edits: [edit], preferred: true };
}

/** Sets variables in the manifest, beside those of their application. Never preferred: production is not changed by the way. */
export function declareVariablesFix(
  project: Project,
  application: string,
  variables: readonly Variable[],
): Fix | undefined {
  const known = knownOf(variables);
  const place = manifestPlace(project, 'applications', application);
  const keys = [...(place?.path ?? []), 'variables', 'env'];
  const edits = known.map(({ name, value }) => place && addToYaml(place.document, keys, { pair: [name, value] }));
  const made = edits.filter((edit) => edit !== undefined);
  if (!place || made.length === 0 || made.length < edits.length) return undefined;
  const names = known.map(({ name }) => name);
  const what = names.length > 3 ? `${names.length} ${plural('variable', names)}` : listed(names);
  return { title: `Add ${what} to the manifest`, edits: [{ file: place.file, edits: made }], preferred: false };
}

/** All of them, or none: values of one line, since others are rarely what a file on one's own machine should get. */
function knownOf(variables: readonly Variable[]): NameAndValue[] {
  const known = variables.flatMap(({ name, value }) => {
    const text = valueOf(value);
    return text === undefined || /\p{Cc}/u.test(text) ? [] : [{ name, value: text }];
  });
  return known.length === variables.length ? known : [];
}

function intoCompose(
  project: Project,
  { name: service, tree }: ComposeService,
  { name, value }: NameAndValue,
): FileEdit | undefined {
  const layer = at(tree, 'environment')?.layer;
  if (!layer) return undefined;
  const document = parseYamlText(project.text(layer.file));
  const keys = ['services', service, 'environment'];
  // What another service or file brings is written elsewhere.
  if (resolve(valueAt(document.root, keys)) !== layer.node) return undefined;
  const escaped = value.replaceAll('$', '$$$$');
  const addition = asSequence(layer.node) ? { item: `${name}=${escaped}` } : { pair: [name, escaped] as const };
  const edit = addToYaml(document, keys, addition);
  return edit && { file: layer.file, edits: [edit] };
}

/** A line at the end of the file. */
function intoDotenv(project: Project, file: string, { name, value }: NameAndValue): FileEdit | undefined {
  const text = project.text(file);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const line = dotenvLine(name, value);
  if (line === undefined) return undefined;
  const lead = text === '' || text.endsWith('\n') ? '' : newline;
  const newText = lead + line + newline;
  return { file, edits: [{ span: { start: text.length, end: text.length }, newText }] };
}

/** A value that needs quotes gets single ones, between which nothing is replaced. */
function dotenvLine(name: string, value: string): string | undefined {
  if (/^[\w.,:/@%+-]*$/.test(value)) return `${name}=${value}`;
  return value.includes("'") || value.includes('\\') ? undefined : `${name}='${value}'`;
}
