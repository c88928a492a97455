import type { Project } from '../../core/project';
import { backgroundJobs } from '../../core/readers/background';
import type { ComposeService } from '../../core/compose/compose';
import { asScalar, asSequence, asText } from '../../core/yaml';
import type { Finding } from '../problem';
import { count } from './words';

/**
 * One finding for all workers or crons that no container seems to run, on the first of them. Nothing where the application runs on the
 * host, where the Compose files could not be read whole, or where a container's name or command tells of such work.
 */
export function backgroundFinding(project: Project, kind: 'workers' | 'crons', told: RegExp): Finding[] {
  const jobs = backgroundJobs(project.manifest, kind);
  const [first] = jobs;
  const { local, compose } = project;
  if (!first || local.applications.length === 0 || local.gaps.length > 0) return [];
  if (compose.services.some((service) => told.test(`${service.name} ${commandOf(service)}`))) return [];
  const noun = kind === 'workers' ? 'worker' : 'cron job';
  const names = jobs.map(({ name }) => name).join(', ');
  return [
    {
      source: first.source,
      message: `${count(jobs.length, noun)} of production ${jobs.length === 1 ? 'does' : 'do'} not run in Compose: ${names}`,
      related: jobs.slice(1).map(({ source, name }) => ({ source, message: `${name} does not run locally either` })),
    },
  ];
}

function commandOf({ command }: ComposeService): string {
  const items = asSequence(command?.node)?.items.map((item) => asText(item) ?? '');
  return items?.join(' ') ?? asScalar(command?.node)?.text ?? '';
}
