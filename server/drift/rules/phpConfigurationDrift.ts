import { knownSetting, settingSides, shownValue, type SettingSides } from '../../../core/drift/phpSettings';
import type { Project } from '../../../core/project';
import type { Finding, Fix, Rule } from '../../problem';

export const phpConfigurationDrift: Rule<Project> = {
  code: 'php-configuration-drift',
  severity: 'warning',
  summary: 'A setting of PHP has another value locally than in production',
  explanation:
    'Upload limits, time zones and the like decide what the application accepts and answers. Compared are the settings that both sides name: in production `variables.php` of the manifest and the `php.ini` in the application’s folder, locally the ini files that a Dockerfile copies or prints and a Compose file mounts, with the variables in them, and the variables that a public image is known to read (such as PHP_MEMORY_LIMIT). A differing memory limit or execution time is an information, since a developer’s machine often allows more. Settings for development or speed alone are not compared.',
  basis: '`variables.php` and php.ini against the ini files and variables of the container (rule R167)',
  *check(project) {
    for (const comparison of project.comparisons)
      for (const sides of settingSides(comparison)) if (sides.differs) yield* findings(project, sides);
  },
};

function findings(project: Project, { application, container, declared, local }: SettingSides): Finding[] {
  const { name } = declared;
  const { effect = '', lenient } = knownSetting(name) ?? {};
  const shared = {
    severity: lenient ? ('information' as const) : ('warning' as const),
    subject: { kind: 'application' as const, name: application.name },
    about: name,
    fixes: isPlain(declared.value) && isWritten(project, local) ? [alignFix(declared.value, local)] : [],
  };
  return [
    {
      ...shared,
      source: local.source,
      message: `${name} is ${shownValue(local.value)} here and ${shownValue(declared.value)} in production: ${effect}`,
      related: [
        { source: declared.source, message: `${application.name} declares ${name} as ${shownValue(declared.value)}` },
      ],
    },
    {
      ...shared,
      source: declared.source,
      message: `${name} is ${shownValue(declared.value)} in production and ${shownValue(local.value)} locally (${container.name}, by ${local.source.file}): ${effect}`,
      related: [{ source: local.source, message: `${local.source.file} says ${shownValue(local.value)}` }],
    },
  ];
}

/** What means the same in every ini file without quotes. */
function isPlain(value: string): boolean {
  return /^[\w./:+-]+$/.test(value);
}

/** The value stands at its place as it is: it is not one that a variable brings. */
function isWritten(project: Project, { value, source }: SettingSides['local']): boolean {
  return project.text(source.file).slice(source.span.start, source.span.end) === value;
}

function alignFix(value: string, { name, source }: SettingSides['local']): Fix {
  return {
    title: `Set ${name} to ${shownValue(value)} in ${source.file}`,
    edits: [{ file: source.file, edits: [{ span: source.span, newText: value }] }],
    preferred: true,
  };
}
