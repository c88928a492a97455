import { programDifferences, type ProgramDifference } from '../../../core/drift/programs';
import { managerDifferences, type ManagerDifference } from '../../../core/drift/packageManagers';
import type { Project } from '../../../core/project';
import type { Finding, Rule } from '../../problem';

export const buildDrift: Rule<Project> = {
  code: 'build-drift',
  severity: 'warning',
  summary: 'Packages are installed locally in another way than in production, or by hand',
  explanation:
    'Each package manager has a lock file of its own, and `composer update` heeds none: with two of them the same project gets other versions of its packages in each place. Compared are the commands of the build hook with those of the Dockerfile and of the container, and with those of the jobs of CI that test or build the project, for each language in which either side has exactly one way. A hint tells of programs that the Dockerfile installs from packages of its distribution and that the manifest never names: ffmpeg, wkhtmltopdf, Tesseract, LibreOffice and Pandoc, which applications call while they run.',
  basis:
    '`hooks.build` against RUN of the Dockerfile, the command of the Compose service, and the scripts of GitHub Actions and GitLab CI',
  *check(project) {
    for (const difference of managerDifferences(project.comparisons)) yield* checkDifference(difference);
    for (const comparison of project.comparisons)
      for (const difference of programDifferences(project.manifest, comparison, (file) => project.text(file)))
        yield* checkProgram(difference);
  },
};

function checkDifference({ place, application, container, declared, local }: ManagerDifference): Finding[] {
  const subject = { kind: 'application' as const, name: application.name };
  const inCi = place.id === 'ci';
  const shared = { subject, ...(inCi ? { severity: 'information' as const } : {}) };
  const where = inCi ? 'in CI (' : `locally (${container.name} in `;
  const packages = `packages of ${declared.language}`;
  return [
    {
      ...shared,
      source: local.source,
      message: `${local.manager} installs the ${packages} here, ${declared.manager} in production: versions may differ`,
      related: [{ source: declared.source, message: `The build hook of ${application.name} uses ${declared.manager}` }],
    },
    {
      ...shared,
      source: declared.source,
      message: `${declared.manager} installs the ${packages} in production, ${local.manager} ${where}${local.source.file}): versions may differ`,
      related: [{ source: local.source, message: `${inCi ? 'CI' : container.name} uses ${local.manager}` }],
    },
  ];
}

function checkProgram({ application, container, program, composable }: ProgramDifference): Finding[] {
  const shared = {
    severity: 'hint' as const,
    subject: { kind: 'application' as const, name: application.name },
    about: program.name,
  };
  return [
    {
      ...shared,
      source: program.source,
      message: `${program.name} is installed in this image, and nothing in the manifest installs it for ${application.name}: ${remedy(program.name, composable)}`,
      related: [{ source: application.source, message: `${application.name} does not name ${program.name}` }],
    },
    {
      ...shared,
      source: application.source,
      message: `${program.name} is in the local image of ${application.name} (${container.name} in ${program.source.file}), and nothing here installs it: ${remedy(program.name, composable)}`,
      related: [{ source: program.source, message: `${container.name} installs ${program.name}` }],
    },
  ];
}

function remedy(program: string, composable: boolean): string {
  if (composable) return `add ${program} to stack.packages`;
  const gem = program === 'wkhtmltopdf' ? 'add wkhtmltopdf-binary to dependencies.ruby, or ' : '';
  return `if the application calls it, ${gem}download it in the build hook`;
}
