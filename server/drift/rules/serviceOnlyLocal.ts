import { engineInfo, titleOf } from '../../../core/drift/engines';
import { valueOf, type ServiceModel } from '../../../core/model';
import type { Project } from '../../../core/project';
import { enginesByUrl } from '../../../core/readers/declaredUrls';
import type { Finding, Rule } from '../../problem';

export const serviceOnlyLocal: Rule<Project> = {
  code: 'service-only-local',
  severity: 'hint',
  summary: 'Compose runs a service that the manifest does not declare',
  explanation:
    'What the application finds locally is not there in production, unless it is reached by a URL that is set on the platform alone. What a variable of the manifest reaches by a URL runs elsewhere, and is not reported. Tools for developers (mail catchers, database administration, proxies, profilers, browsers, object storage) and services behind a profile are never reported.',
  basis: 'Compose services without a match among the services of the manifest',
  *check(project) {
    if (project.manifest.state !== 'known' || project.declared.gaps.length > 0) return;
    // What production runs as an application of that name is no extra service.
    const applications = new Set(project.declared.applications.map(({ name }) => name));
    const elsewhere = enginesByUrl(project.manifest);
    for (const { localOnly, compose } of project.comparisons) {
      if (!compose) continue;
      for (const service of localOnly)
        if (!applications.has(service.name) && !elsewhere.has(valueOf(service.engine) ?? ''))
          yield* checkService(project, service);
    }
  },
};

function checkService(project: Project, service: ServiceModel): Finding[] {
  const engine = valueOf(service.engine);
  const started = (service.profiles ?? []).length === 0;
  if (engine === undefined || !engineInfo(engine) || service.engine.state !== 'known' || !started) return [];
  const manifest = project.manifest.files[0]?.path;
  return [
    {
      about: service.name,
      source: service.engine.source,
      message: `${titleOf(engine)} runs locally (${service.name}) and is not declared in ${manifest ?? 'the manifest'}`,
    },
  ];
}
