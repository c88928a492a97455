import type { Project } from '../../core/project';
import { backgroundJobs } from '../../core/readers/background';
import { commandText } from '../../core/readers/commandText';
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
  if (compose.services.some((service) => told.test(`${service.name} ${commandText(service.command)}`))) return [];
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
