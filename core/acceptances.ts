import type { Acceptance } from './agreements';
import type { Project } from './project';

/** What a difference is about. */
export interface Topic {
  /** The application or service of the manifest. */
  readonly subject?: string | undefined;
  /** A part of it, or what is of no declared thing. */
  readonly about?: string | undefined;
}

/** The names that a difference is accepted by, the narrowest first: `app:intl`, `intl`, `app`. */
export function namesOf({ subject, about }: Topic): string[] {
  const narrow = subject === undefined || about === undefined ? undefined : `${subject}:${about}`;
  return [narrow, about, subject].filter((name) => name !== undefined);
}

/** The entry of `accept` that speaks of what a rule finds, in force or over; of several, one in force. */
export function acceptanceOf(
  project: Pick<Project, 'agreements' | 'today'>,
  code: string,
  names: readonly string[],
): Acceptance | undefined {
  const own = project.agreements.accepted.filter((it) => it.code === code && names.includes(it.subject));
  return own.find((it) => !isOver(project, it)) ?? own[0];
}

/** True where a team agreed on a difference, and the agreement is in force. */
export function isAccepted(
  project: Pick<Project, 'agreements' | 'today'>,
  code: string,
  names: readonly string[],
): boolean {
  const acceptance = acceptanceOf(project, code, names);
  return acceptance !== undefined && !isOver(project, acceptance);
}

/** True from the day on that the acceptance names. */
export function isOver({ today }: Pick<Project, 'today'>, { until }: Acceptance): boolean {
  return until !== undefined && today !== undefined && until <= today;
}
