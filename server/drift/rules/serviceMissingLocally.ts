import type { ComposeProject } from '../../../core/compose/compose';
import type { Comparison } from '../../../core/drift/drift';
import { isPlatformOnly, missingServices, servicesKey } from '../../../core/drift/missingServices';
import { valueOf, type ServiceModel } from '../../../core/model';
import type { Project } from '../../../core/project';
import type { Finding, Rule } from '../../problem';
import { addServiceFix } from '../addServiceFix';
import { collapsedHint } from '../collapsedHint';
import { keepsData } from '../dataWarning';
import { describeService } from '../words';

export const serviceMissingLocally: Rule<Project> = {
  code: 'service-missing-locally',
  severity: 'warning',
  summary: 'A declared service has no counterpart in the Compose setup',
  explanation:
    'The application meets this service for the first time after a deployment. Nothing is reported while it can not be told: without a Compose file, where Compose runs no services at all, where an included file could not be read, or where a local service may be it under an image that tells nothing. Services that exist on the platform only (Varnish, network storage) are one hint for all of them. Where DDEV or Lando is the local environment, what it does not run is a hint; dev containers and CI often run a part only, and nothing is missing there.',
  basis: 'Services of the manifest without a match among the Compose services',
  *check(project) {
    const others = project.comparisons.filter(({ place }) => place.id === 'ddev' || place.id === 'lando');
    if (project.compose.state === 'absent') for (const it of others) yield* missingElsewhere(it);
    // Beside DDEV or Lando, Compose files run what these do not.
    if (others.length > 0) return;
    for (const comparison of project.comparisons) {
      const { compose, declaredOnly } = comparison;
      if (!compose) continue;
      yield* collapsedHint(declaredOnly.filter(isPlatformOnly), 'service', 'of the platform alone');
      for (const service of missingServices(project, comparison)) yield* missingInCompose(compose, service);
    }
  },
};

/**
 * DDEV and Lando run the whole environment, and their projects often leave out what only speeds up production: a hint. A database may be
 * theirs by default.
 */
function* missingElsewhere({ place, local, declaredOnly }: Comparison): Iterable<Finding> {
  const [first] = [...local.services, ...local.applications];
  if (!first) return;
  for (const service of declaredOnly) {
    if (isPlatformOnly(service) || keepsData(valueOf(service.engine) ?? '')) continue;
    yield {
      severity: 'hint',
      subject: { kind: 'service', name: service.name },
      source: service.source,
      message: `${describeService(service)} is declared, and ${place.title} does not run it (${first.source.file})`,
      related: [{ source: first.source, message: `What ${place.title} runs` }],
    };
  }
}

function* missingInCompose(compose: ComposeProject, service: ServiceModel): Iterable<Finding> {
  const place = servicesKey(compose);
  const title = describeService(service);
  const fix = addServiceFix(compose, service);
  const shared = { subject: { kind: 'service' as const, name: service.name }, fixes: fix ? [fix] : [] };
  yield {
    ...shared,
    source: place,
    message: `${title} is declared (${service.name}) and missing here`,
    related: [{ source: service.source, message: `${service.name} is declared here` }],
  };
  yield {
    ...shared,
    source: service.source,
    message: `${title} is declared, and no Compose service runs it (${place.file})`,
    related: [{ source: place, message: 'The local services' }],
  };
}
