import { acceptEdit, type Acceptance } from '../core/agreements';
import type { Project } from '../core/project';
import { settingsFile } from '../core/projectSettings';
import type { Finding, Fix, Problem } from './problem';

/** The name that a difference goes by in `accept`: what the rule says it is about, else the file that it stands in. */
export function nameOf({ about, subject, source }: Pick<Finding, 'about' | 'subject' | 'source'>): string {
  return about ?? subject?.name ?? source.file;
}

/** The entry of `accept` that speaks of a difference, in force or over; of several, one in force. */
export function acceptanceOf(project: Project, code: string, finding: Finding): Acceptance | undefined {
  const { accepted } = project.agreements;
  if (accepted.length === 0) return undefined;
  const name = nameOf(finding);
  const own = accepted.filter((it) => it.code === code && it.subject === name);
  return own.find((it) => !isOver(project, it)) ?? own[0];
}

/** True from the day on that the acceptance names. */
export function isOver({ today }: Project, { until }: Acceptance): boolean {
  return until !== undefined && today !== undefined && until <= today;
}

/** Writes an entry of `accept` for a problem, with a place for the reason; undefined where the settings can't take one. */
export function acceptFix(problem: Problem, settings: string): Fix | undefined {
  const edit = acceptEdit(settings, {
    code: problem.code,
    subject: nameOf(problem),
    reason: 'say why',
    until: undefined,
  });
  return (
    edit && {
      title: `Accept this difference in ${settingsFile}`,
      edits: [{ file: settingsFile, edits: [edit] }],
      preferred: false,
    }
  );
}
