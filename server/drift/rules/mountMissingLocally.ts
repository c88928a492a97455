import { keptOnlyInProduction, type MountSides } from '../../../core/drift/mounts';
import type { Project } from '../../../core/project';
import type { Finding, Rule } from '../../problem';
import { tellTogether } from '../tellTogether';
import { listed } from '../words';

export const mountMissingLocally: Rule<Project> = {
  code: 'mount-missing-locally',
  severity: 'hint',
  summary: 'Mounts of the manifest have no volume in the local container',
  explanation:
    'What the application writes there is lost when the container is made anew, while production keeps it. This is one hint for all mounts of an application, and only where its container has volumes for other folders: one that runs the code of this machine keeps everything, and one without any volume is made to be thrown away. Temporary mounts, caches and logs are never missed.',
  basis: '`mounts` of the applications against `volumes` of the containers (section 1.7)',
  *check(project) {
    for (const sides of project.mounts) yield* checkSides(sides);
  },
};

function checkSides(sides: MountSides): Finding[] {
  const mounts = keptOnlyInProduction(sides).map(({ path, source }) => ({ name: path, source }));
  const [container] = sides.containers;
  if (!container) return [];
  return tellTogether(mounts, (first, others, all) => ({
    subject: { kind: 'application', name: sides.declared.name },
    source: first.source,
    message: `${listed(all.map(({ name }) => name))} ${others.length === 0 ? 'has' : 'have'} no volume locally (${container.service.name} in ${container.service.source.file})`,
    related: [
      ...others.map(({ name, source }) => ({ source, message: `${name} has none either` })),
      { source: container.service.source, message: 'The container of the application' },
    ],
  }));
}
