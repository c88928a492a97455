import { titleOf } from '../../../core/drift/engines';
import { valueOf, type ApplicationModel, type Fact, type ServiceModel } from '../../../core/model';
import type { Project } from '../../../core/project';
import type { Source } from '../../../core/text';
import type { Finding, Rule } from '../../problem';

export const imageUnpinned: Rule<Project> = {
  code: 'image-unpinned',
  severity: 'hint',
  summary: 'A local image names no version, so that it can not be compared and changes by itself',
  explanation:
    'A tag such as `latest` or `alpine`, a digest alone, or a variable without a value tell no version: whether it agrees with the declared one is unknown. Name the version to have it compared.',
  basis: 'Image references of the Compose file and the Dockerfiles',
  *check(project) {
    const applications = new Set(project.declared.applications.map(({ name }) => name));
    for (const { local } of project.comparisons.filter(({ compose }) => compose)) {
      for (const service of local.services)
        if (!applications.has(service.name)) yield* checkFact(service, valueOf(service.engine), service.version);
      for (const application of local.applications) {
        const runtime = valueOf(application.runtime);
        if (runtime) yield* checkFact(application, runtime.name, runtime.version);
      }
    }
  },
};

function checkFact(
  { name, floating, source }: ServiceModel | ApplicationModel,
  engine: string | undefined,
  version: Fact<string>,
): Finding[] {
  if (!floating || engine === undefined || version.state !== 'unknown') return [];
  const at: Source = version.source ?? source;
  return [
    { about: name, source: at, message: `Which ${titleOf(engine)} runs here is unknown (${name}): ${version.reason}` },
  ];
}
