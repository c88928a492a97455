import { containersOf, type Container } from '../../../core/drift/containers';
import type { Project } from '../../../core/project';
import type { Finding, Rule } from '../../problem';

export const architectureDrift: Rule<Project> = {
  code: 'architecture-drift',
  severity: 'hint',
  summary: 'A container is asked for with another processor than production has',
  explanation:
    'Production runs on x86-64. Binaries that are built or downloaded for another processor do not start there, and packages with native code may behave differently. Where the machine has another processor, an image without a platform runs at full speed, and its architecture is then nobody’s choice: only a platform that is written down is reported.',
  basis: '`platform` of the Compose service and `--platform` of FROM',
  *check(project) {
    for (const container of project.comparisons.flatMap(containersOf)) yield* checkContainer(container);
  },
};

function checkContainer({ kind, declared, local }: Container): Finding[] {
  const platform = local.platform;
  if (!platform || !/^linux\/(?!amd64|386|x86)[a-z][\w/]*$/.test(platform.value)) return [];
  return [
    {
      subject: { kind, name: declared.name },
      source: platform.source,
      message: `${local.name} runs on ${platform.value}, production on linux/amd64`,
      related: [{ source: declared.source, message: `${declared.name} runs on linux/amd64 in production` }],
    },
  ];
}
