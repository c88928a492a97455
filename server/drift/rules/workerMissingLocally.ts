import type { Project } from '../../../core/project';
import type { Rule } from '../../problem';
import { backgroundFinding } from '../backgroundFinding';

export const workerMissingLocally: Rule<Project> = {
  code: 'worker-missing-locally',
  severity: 'hint',
  summary: 'The workers of the manifest have no container',
  explanation:
    'Messages that the application sends are not taken by anything locally, so that what workers do fails for the first time in production. This is one hint for all workers; it stays away where the application runs on the host, or where a container looks as if it ran them.',
  basis: '`workers` of the applications against the names and commands of the Compose services',
  check: (project) => backgroundFinding(project, 'workers'),
};
