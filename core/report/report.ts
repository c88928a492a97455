import { parityScore, type ParityScore } from '../drift/score';
import type { Verdict } from '../drift/facts/fact';
import type { Project } from '../project';
import { auditOf } from './audit';
import { locator, type Location } from './location';
import { matrixOf } from './matrix';
import type { Reference } from './reference';

/** What one project's descriptions of its environment say, side by side, as data: the doors draw it as a page, as Markdown or as JSON. */
export interface Report {
  /** The project's name. */
  readonly title: string;
  readonly score: ParityScore;
  /** The columns: the manifest, each local place, then the manifest at each other commit that was asked for. */
  readonly places: readonly string[];
  /** Places that could have a column, and what it takes. */
  readonly notShown: readonly { readonly place: string; readonly how: string }[];
  readonly groups: readonly ReportGroup[];
  readonly audit: readonly AuditArea[];
}

/** Rows of one kind: runtimes, services, … */
export interface ReportGroup {
  readonly title: string;
  readonly rows: readonly ReportRow[];
}

export interface ReportRow {
  readonly name: string;
  /** One a place, in their order. */
  readonly cells: readonly ReportCell[];
}

export interface ReportCell {
  /** `declared` is what the others are compared with. */
  readonly state: Verdict | 'declared';
  readonly says: readonly { readonly text: string; readonly at: Location }[];
  /** Why the state is what it is, where that is not plain. */
  readonly reason?: string;
}

/** One of the four areas in which environments drift apart. */
export interface AuditArea {
  readonly title: 'Configuration' | 'Deployment process' | 'Access' | 'Data';
  /** What the files tell. */
  readonly known: readonly AuditFact[];
  /** What no file tells, and how to ask the platform. */
  readonly platform: readonly { readonly what: string; readonly command: string }[];
}

export interface AuditFact {
  readonly text: string;
  readonly at?: Location;
  /** True where somebody should look at it. */
  readonly attention?: true;
}

/** The report of a project as it was read, beside its manifest at other commits. */
export function reportOf(project: Project, title: string, references: readonly Reference[] = []): Report {
  const locate = locator(project);
  return {
    title,
    score: parityScore(project),
    ...matrixOf(
      project,
      references.filter((it) => it.state === 'known'),
      locate,
    ),
    notShown: notShown(project, references),
    audit: auditOf(project, locate),
  };
}

function notShown({ observed }: Project, references: readonly Reference[]): Report['notShown'] {
  const unknown = references.flatMap((it) => (it.state === 'unknown' ? [{ place: it.name, how: it.reason }] : []));
  const staging = { place: 'Staging', how: 'name its branch with --ref, or in the setting parity.report.refs' };
  const running = {
    place: 'Running containers',
    how: 'ask for them with --running; an editor shows them where Docker answers',
  };
  return [...(references.length === 0 ? [staging] : unknown), ...(observed.running ? [] : [running])];
}
