import { at, placeOf } from '../compose/tree';
import { valueOf, type Variable } from '../model';
import type { Project } from '../project';
import type { Source } from '../text';
import { asText, pairsOf, valueAt } from '../yaml';
import { natureOf, type VariableNature } from './variableNature';
import type { VariableHome, VariableSides } from './variables';

/** Variables that the manifest gives an application and that code on a developer's machine could miss. */
export function missingVariables(project: Project, { declared, production, local }: VariableSides): Variable[] {
  const { home, gap, named, anywhere } = local;
  if (!home || gap !== undefined) return [];
  const hooks = hookTexts(project, declared.name);
  return production.named.filter(
    (it) => !named.has(it.name) && !anywhere.has(it.name) && isSetting(it) && !hooks.includes(it.name),
  );
}

/** Where the variables of an application are set: the list of a container, or the first line of a file. */
export function placeOfHome(project: Project, home: VariableHome): Source {
  if (home.kind === 'container') {
    const layer = at(home.service.tree, 'environment')?.layer;
    if (!layer) return home.service.source;
    return layer.pair ? { file: layer.file, span: layer.pair.key.span } : placeOf(layer);
  }
  return { file: home.file, span: { start: 0, end: Math.max(project.text(home.file).search(/[\r\n]|$/), 0) } };
}

const byNature: readonly (VariableNature | undefined)[] = [
  'wiring',
  'secret',
  'address',
  'mail',
  'switch',
  'tool',
  'image',
];

/** Whether code on a developer's machine could miss it. An empty value is none; an absolute path leads into the platform's container. */
function isSetting({ name, value }: Variable): boolean {
  const text = valueOf(value);
  return !byNature.includes(natureOf(name)) && text !== '' && !text?.startsWith('/');
}

/** What hooks name is for them: versions of tools that they install, folders that they write to. */
function hookTexts(project: Project, application: string): string {
  const entry = project.manifest.applications.find(({ name }) => name === application);
  return pairsOf(valueAt(entry?.node, ['hooks']))
    .map(({ value }) => asText(value) ?? '')
    .join('\n');
}
