import type { Project } from '../../../core/project';
import type { Rule } from '../../problem';
import { backgroundFinding } from '../backgroundFinding';

export const cronMissingLocally: Rule<Project> = {
  code: 'cron-missing-locally',
  severity: 'hint',
  summary: 'The cron jobs of the manifest have no container',
  explanation:
    'Nothing runs the jobs locally: run them by hand where what they do matters. This is one hint for all jobs; it stays away where the application runs on the host, or where a container looks as if it ran them.',
  basis: '`crons` of the applications against the names and commands of the Compose services',
  check: (project) => backgroundFinding(project, 'crons'),
};
