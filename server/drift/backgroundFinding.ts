import type { Project } from '../../core/project';
import { backgroundJobs, runsInBackground, type BackgroundKind } from '../../core/readers/background';
import type { Finding } from '../problem';
import { collapsedHint } from './collapsedHint';

/**
 * One finding for all workers or crons that no container seems to run, on the first of them. Nothing where the application runs on the
 * host, where the Compose files could not be read whole, or where a container's name or command tells of such work.
 */
export function backgroundFinding(project: Project, kind: BackgroundKind): Finding[] {
  const jobs = backgroundJobs(project.manifest, kind);
  const { local, compose } = project;
  if (local.applications.length === 0 || local.gaps.length > 0) return [];
  if (runsInBackground(compose, kind)) return [];
  return collapsedHint(jobs, kind === 'workers' ? 'worker' : 'cron job', 'of production');
}
