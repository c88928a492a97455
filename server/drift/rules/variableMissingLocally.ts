import { missingVariables, placeOfHome } from '../../../core/drift/missingVariables';
import type { VariableHome, VariableSides } from '../../../core/drift/variables';
import type { Variable } from '../../../core/model';
import type { Project } from '../../../core/project';
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

function checkSides(project: Project, sides: VariableSides): Finding[] {
  const { home } = sides.local;
  if (!home) return [];
  return missingVariables(project, sides).flatMap((variable) => findings(project, sides.declared.name, variable, home));
}

function findings(project: Project, application: string, variable: Variable, home: VariableHome): Finding[] {
  const { name, source } = variable;
  const place = placeOfHome(project, home);
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

function whereOf(home: VariableHome): string {
  return home.kind === 'file' ? home.file : `${home.service.name} in ${home.service.source.file}`;
}
