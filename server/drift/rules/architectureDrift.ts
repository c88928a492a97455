import { containersOf, type Container } from '../../../core/drift/containers';
import type { Setting } from '../../../core/model';
import type { Project } from '../../../core/project';
import type { Finding, Fix, Rule } from '../../problem';

export const architectureDrift: Rule<Project> = {
  code: 'architecture-drift',
  severity: 'hint',
  summary: 'A container is asked for with another processor than production has',
  explanation:
    'Production runs on x86-64. Binaries that are built or downloaded for another processor do not start there, and packages with native code may behave differently. Where the machine has another processor, an image without a platform runs at full speed, and its architecture is then nobody’s choice: only a platform that is written down is reported.',
  basis: '`platform` of the Compose service and `--platform` of FROM',
  *check(project) {
    for (const container of project.comparisons.flatMap(containersOf)) yield* checkContainer(project, container);
  },
};

function checkContainer(project: Project, { kind, declared, local }: Container): Finding[] {
  const platform = local.platform;
  if (!platform || !/^linux\/(?!amd64|386|x86)[a-z][\w/]*$/.test(platform.value)) return [];
  return [
    {
      subject: { kind, name: declared.name },
      source: platform.source,
      message: `${local.name} runs on ${platform.value}, production on linux/amd64`,
      fixes: amd64Fix(project, platform),
      related: [{ source: declared.source, message: `${declared.name} runs on linux/amd64 in production` }],
    },
  ];
}

/** Not preferred: on a machine with another processor it runs, and slowly. */
function amd64Fix(project: Project, { value, source: { file, span } }: Setting): Fix[] {
  if (project.text(file).slice(span.start, span.end) !== value) return [];
  const edits = [{ file, edits: [{ span, newText: 'linux/amd64' }] }];
  return [
    { title: 'Run it on linux/amd64 (emulated where the machine has another processor)', edits, preferred: false },
  ];
}
