import { titleOf } from '../../../core/drift/engines';
import { extraServices } from '../../../core/drift/missingServices';
import type { ServiceModel } from '../../../core/model';
import type { Project } from '../../../core/project';
import type { Finding, Rule } from '../../problem';

export const serviceOnlyLocal: Rule<Project> = {
  code: 'service-only-local',
  severity: 'hint',
  summary: 'Compose runs a service that the manifest does not declare',
  explanation:
    'What the application finds locally is not there in production, unless it is reached by a URL that is set on the platform alone. What a variable of the manifest reaches by a URL runs elsewhere, and is not reported. Tools for developers (mail catchers, database administration, proxies, profilers, browsers, object storage) and services behind a profile are never reported.',
  basis: 'Compose services without a match among the services of the manifest',
  *check(project) {
    for (const comparison of project.comparisons)
      for (const service of extraServices(project, comparison)) yield* findings(project, service);
  },
};

function findings(project: Project, { name, engine }: ServiceModel): Finding[] {
  if (engine.state !== 'known') return [];
  const manifest = project.manifest.files[0]?.path;
  return [
    {
      about: name,
      source: engine.source,
      message: `${titleOf(engine.value)} runs locally (${name}) and is not declared in ${manifest ?? 'the manifest'}`,
    },
  ];
}
