import type { ComposeProject } from '../../../core/compose/compose';
import { engineInfo } from '../../../core/drift/engines';
import { valueOf, type ServiceModel } from '../../../core/model';
import type { Project } from '../../../core/project';
import type { Source } from '../../../core/text';
import type { Finding, Rule } from '../../problem';
import { addServiceFix } from '../addServiceFix';
import { collapsedHint } from '../collapsedHint';
import { describeService } from '../words';

export const serviceMissingLocally: Rule<Project> = {
  code: 'service-missing-locally',
  severity: 'warning',
  summary: 'A declared service has no counterpart in the Compose setup',
  explanation:
    'The application meets this service for the first time after a deployment. Nothing is reported while it can not be told: without a Compose file, where Compose runs no services at all, where an included file could not be read, or where a local service may be it under an image that tells nothing. Services that exist on the platform only (Varnish, network storage) are one hint for all of them.',
  basis: 'Services of the manifest without a match among the Compose services',
  *check(project) {
    for (const { compose, declaredOnly } of project.comparisons) {
      if (!compose) continue;
      const known = declaredOnly.filter(({ engine }) => valueOf(engine) !== undefined);
      yield* collapsedHint(known.filter(isPlatformOnly), 'service', 'of the platform alone');
      for (const service of known) if (!isPlatformOnly(service)) yield* checkService(compose, service);
    }
  },
};

function isPlatformOnly({ engine }: ServiceModel): boolean {
  return engineInfo(valueOf(engine) ?? '')?.platformOnly === true;
}

function* checkService(compose: ComposeProject, service: ServiceModel): Iterable<Finding> {
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

/** The `services` key of the first Compose file, where a missing service would stand. */
function servicesKey(compose: ComposeProject): Source {
  const file = compose.files.find(({ document }) => document.root?.kind === 'map');
  const pair =
    file?.document.root?.kind === 'map'
      ? file.document.root.pairs.find(({ key }) => key.text === 'services')
      : undefined;
  return { file: file?.path ?? '', span: pair?.key.span ?? { start: 0, end: 0 } };
}
