import type { ComposeError } from '../../core/compose/report';
import type { Project } from '../../core/project';
import type { Severity } from '../../core/severity';
import type { Fix, Rule } from '../problem';
import { yamlErrorFinding } from './yamlErrorFinding';

export const composeInvalid: Rule<Project> = {
  code: 'compose-invalid',
  severity: 'error',
  summary: 'Docker Compose refuses the Compose files',
  explanation:
    'What Docker Compose refuses never starts, and what stands below it can’t be compared. The reasons are those of the Compose specification. A key that is not known is a warning, because a newer Compose may know it; a variable or an env file that is missing is information, because each developer sets it on their own machine.',
  basis: 'The Compose specification, and the refusals of Docker Compose 2.26',
  *check(project) {
    for (const { compose } of project.comparisons) {
      for (const error of compose?.errors ?? [])
        yield {
          ...yamlErrorFinding(error.file, project.text(error.file), error),
          ...severityOf(error),
          ...fixesOf(error),
        };
    }
  },
};

const milder: Readonly<Record<string, Severity>> = {
  UNKNOWN_KEY: 'warning',
  REQUIRED_VARIABLE: 'information',
  ENV_FILE_UNKNOWN: 'information',
};

function fixesOf({ meant, file, span }: ComposeError): { fixes?: Fix[] } {
  if (meant === undefined) return {};
  const edits = [{ file, edits: [{ span, newText: meant }] }];
  return { fixes: [{ title: `Change to ${meant}`, edits, preferred: false }] };
}

function severityOf({ code }: ComposeError): { severity?: Severity } {
  const severity = milder[code];
  return severity ? { severity } : {};
}
