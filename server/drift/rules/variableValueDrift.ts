import { comparedValues, shownValue, type ValueSides } from '../../../core/drift/variableValues';
import type { Variable } from '../../../core/model';
import type { Project } from '../../../core/project';
import type { Finding, Rule } from '../../problem';
import { setVariableFix } from '../setVariableFix';

export const variableValueDrift: Rule<Project> = {
  code: 'variable-value-drift',
  severity: 'information',
  summary: 'A variable has another value locally than the manifest gives it',
  explanation:
    'The application behaves in another way in production than it does here. Compared are settings whose values stand in both files as they are. What differs between environments by nature is never compared, by its name or its value: hosts, URLs, ports, paths and connections, secrets (their values are never shown), the wiring of databases and mail, debug flags and log levels, `APP_ENV`, `NODE_ENV` and the like. `1`, `true` and `on` are one value.',
  basis: '`variables.env` of the applications against `environment`, `env_file` and `.env` files (section 3.1)',
  *check(project) {
    for (const sides of project.variables)
      for (const value of comparedValues(sides))
        if (value.differs) yield* findings(project, sides.declared.name, value);
  },
};

function findings(project: Project, application: string, { name, declared, local }: ValueSides): Finding[] {
  const subject = { kind: 'application' as const, name: application };
  const [want, have] = [shownValue(declared), shownValue(local)];
  const fixes = [setVariableFix(project, local, declared), setVariableFix(project, declared, local)];
  const shared = { subject, about: name, fixes: fixes.filter((fix) => fix !== undefined) };
  const [here, there] = [sourceOf(local), sourceOf(declared)];
  return [
    {
      ...shared,
      source: here,
      message: `${name} is ${have} here and ${want} in production`,
      related: [{ source: there, message: `${application} gets ${want}` }],
    },
    {
      ...shared,
      source: there,
      message: `${name} is ${want} in production and ${have} locally (${here.file})`,
      related: [{ source: here, message: `${name} is ${have} here` }],
    },
  ];
}

function sourceOf({ value, source }: Variable): Variable['source'] {
  return value.state === 'known' ? value.source : source;
}
