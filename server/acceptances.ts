import { acceptanceOf, isAccepted, isOver, namesOf as namesOfTopic } from '../core/acceptances';
import { acceptEdit, type Acceptance } from '../core/agreements';
import type { Project } from '../core/project';
import { settingsFile } from '../core/projectSettings';
import type { Finding, Fix, Problem } from './problem';

/** The names that a finding is accepted by, the narrowest first; where it is about nothing of a name, its file. */
export function namesOf({ about, subject, source }: Pick<Finding, 'about' | 'subject' | 'source'>): string[] {
  const names = namesOfTopic({ subject: subject?.name, about });
  return names.length > 0 ? names : [source.file];
}

/** What is left of a finding, and the acceptance that was in force until a day before; undefined where all of it is accepted. */
export function unaccepted(
  project: Project,
  code: string,
  finding: Finding,
): { readonly finding: Finding; readonly before?: Acceptance } | undefined {
  const acceptance = acceptanceOf(project, code, namesOf(finding));
  if (acceptance) return isOver(project, acceptance) ? { finding, before: acceptance } : undefined;
  if (!finding.several) return { finding };
  const accepted = finding.several.names.filter((about) => isAccepted(project, code, namesOf({ ...finding, about })));
  const left = accepted.length === 0 ? finding : finding.several.without(new Set(accepted));
  return left && { finding: left };
}

/** The entries that speak of a finding or of a part of it. */
export function acceptancesOf(project: Project, code: string, finding: Finding): Acceptance[] {
  return [finding, ...partsOf(finding)].flatMap((it) => acceptanceOf(project, code, namesOf(it)) ?? []);
}

/** Every name that a finding or a part of it is accepted by. */
export function allNamesOf(finding: Finding): string[] {
  return [finding, ...partsOf(finding)].flatMap(namesOf);
}

function partsOf(finding: Finding): Finding[] {
  return (finding.several?.names ?? []).map((about) => ({ ...finding, about }));
}

/** A way to accept a problem, or a part of it. */
export interface Acceptable {
  /** "this difference", "this difference of intl". */
  readonly what: string;
  /** As in `accept`. */
  readonly subject: string;
}

/** Above that, a list of parts helps nobody. */
const partsShown = 8;

/** What of a problem can be accepted: where it tells of several things, each of them, and all where they have one subject. */
export function acceptables(problem: Problem): Acceptable[] {
  const [subject = problem.source.file] = namesOf(problem);
  const names = problem.several?.names ?? [];
  if (names.length === 0) return [{ what: 'this difference', subject }];
  const parts = names.slice(0, partsShown).map((about) => {
    const [name = about] = namesOf({ ...problem, about });
    return { what: `this difference of ${about}`, subject: name };
  });
  return names.length > 1 && problem.subject ? [...parts, { what: `all of these of ${subject}`, subject }] : parts;
}

/** Writes an entry of `accept`, with a place for the reason; undefined where the settings can't take one. */
export function acceptFix({ code }: Problem, { what, subject }: Acceptable, settings: string): Fix | undefined {
  const edit = acceptEdit(settings, { code, subject, reason: 'say why', until: undefined });
  return (
    edit && {
      title: `Accept ${what} in ${settingsFile}`,
      edits: [{ file: settingsFile, edits: [edit] }],
      preferred: false,
    }
  );
}
