import { placeOf, at } from '../../../core/compose/tree';
import { natureOf, type VariableNature } from '../../../core/drift/variableNature';
import type { VariableHome, VariableSides } from '../../../core/drift/variables';
import { valueOf, type Variable } from '../../../core/model';
import type { Project } from '../../../core/project';
import type { Source } from '../../../core/text';
import { asText, pairsOf, valueAt } from '../../../core/yaml';
import type { Finding, Rule } from '../../problem';
import { addVariableFix } from '../addVariableFix';

export const variableMissingLocally: Rule<Project> = {
  code: 'variable-missing-locally',
  severity: 'information',
  summary: 'A variable that the manifest gives an application is not set locally',
  explanation:
    'The application runs with a default of its own, or without the variable, until it is deployed. Looked at are the containers of the application and the `.env` files that its framework loads; nothing is reported where neither is there, or where an env file can’t be read. What differs by nature is left out: secrets, addresses, the wiring of databases and mail, switches between development and production, settings of tools, paths in the platform’s containers, and what only a hook of the manifest uses.',
  basis: '`variables.env` of the applications against `environment`, `env_file` and `.env` files (section 3.1)',
  *check(project) {
    for (const sides of project.variables) yield* checkSides(project, sides);
  },
};

function checkSides(project: Project, { declared, production, local }: VariableSides): Finding[] {
  const { home, gap, named, anywhere } = local;
  if (!home || gap !== undefined) return [];
  const hooks = hookTexts(project, declared.name);
  const missing = production.named.filter(
    (it) => !named.has(it.name) && !anywhere.has(it.name) && isSetting(it) && !hooks.includes(it.name),
  );
  return missing.flatMap((variable) => findings(project, declared.name, variable, home));
}

function findings(project: Project, application: string, variable: Variable, home: VariableHome): Finding[] {
  const { name, source } = variable;
  const place = placeOfHome(home, project);
  const fix = addVariableFix(project, home, variable);
  const shared = {
    subject: { kind: 'application' as const, name: application },
    about: name,
    fixes: fix ? [fix] : [],
  };
  return [
    {
      ...shared,
      source: place,
      message: `${name} is set in production and not here`,
      related: [{ source, message: `${name} is declared here` }],
    },
    {
      ...shared,
      source,
      message: `${name} is set in production and not locally (${whereOf(home)})`,
      related: [{ source: place, message: `The local variables of ${application}` }],
    },
  ];
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

function placeOfHome(home: VariableHome, project: Project): Source {
  if (home.kind === 'container') {
    const layer = at(home.service.tree, 'environment')?.layer;
    if (!layer) return home.service.source;
    return layer.pair ? { file: layer.file, span: layer.pair.key.span } : placeOf(layer);
  }
  return { file: home.file, span: { start: 0, end: Math.max(project.text(home.file).search(/[\r\n]|$/), 0) } };
}

function whereOf(home: VariableHome): string {
  return home.kind === 'file' ? home.file : `${home.service.name} in ${home.service.source.file}`;
}
