import { onlyLocalVariables } from '../../../core/drift/variableValues';
import type { VariableSides } from '../../../core/drift/variables';
import type { Project } from '../../../core/project';
import type { Finding, Rule } from '../../problem';
import { declareVariablesFix } from '../addVariableFix';
import { tellTogether } from '../tellTogether';
import { listed, plural } from '../words';

export const variableOnlyLocal: Rule<Project> = {
  code: 'variable-only-local',
  severity: 'hint',
  summary: 'Compose sets variables for an application that the manifest does not set',
  explanation:
    'Production has them only if they are set in the platform’s console, which no file tells of. This is one hint for all of an application, and only where the manifest sets other variables for it. Never among them: what relationships, the platform or an `.environment` script provide, secrets, addresses, the wiring of databases and mail, switches of development, and settings of images and tools.',
  basis:
    '`environment` of the containers against `variables.env`, relationships and `.environment` (sections 3.1 and 3.2)',
  *check(project) {
    for (const sides of project.variables) yield* checkSides(project, sides);
  },
};

function checkSides(project: Project, sides: VariableSides): Finding[] {
  const { declared, production } = sides;
  const extra = onlyLocalVariables(sides).filter(({ name }) => !isNamed(project, name));
  const [beside] = production.named;
  if (!beside) return [];
  return tellTogether(extra, (first, others, all) => {
    const names = all.map(({ name }) => name);
    const fix = declareVariablesFix(project, declared.name, all);
    return {
      subject: { kind: 'application', name: declared.name },
      source: first.source,
      message: `${plural('Variable', names)} ${listed(names)} ${names.length === 1 ? 'is' : 'are'} set here and not in the manifest`,
      related: [
        ...others.map(({ name, source }) => ({ source, message: `${name} is not set in the manifest either` })),
        { source: beside.source, message: `The variables of ${declared.name}` },
      ],
      fixes: fix ? [fix] : [],
    };
  });
}

/** A command or hook of the manifest may set it. */
function isNamed({ manifest }: Project, name: string): boolean {
  return manifest.files.some(({ document }) => document.text.includes(name));
}
