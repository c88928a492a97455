import type { Acceptance } from '../core/agreements';
import { unknownLocally } from '../core/drift/standing';
import { Ignores } from '../core/ignores';
import type { Project } from '../core/project';
import type { Settings } from '../core/settings';
import type { Severity } from '../core/severity';
import { unaccepted } from './acceptances';
import { placesOf, type Finding, type Problem, type Rule, type Unknown } from './problem';
import { rules } from './rules';

export interface Checked {
  /** Sorted by file and position. */
  readonly problems: readonly Problem[];
  /** What could not be compared or checked. */
  readonly unknown: readonly Unknown[];
  /** Rules that broke: mistakes of ours, for the log. The other rules' problems are complete. */
  readonly failures: readonly RuleFailure[];
}

export interface RuleFailure {
  readonly code: string;
  readonly error: unknown;
}

/** Every rule over a project, at the severities of its settings. One broken rule never silences the others. */
export function check(project: Project, table: readonly Rule<Project>[] = rules): Checked {
  const problems: Problem[] = [];
  const failures: RuleFailure[] = [];
  const ignores = new Ignores(project);
  for (const rule of table) {
    try {
      for (const finding of rule.check(project)) {
        const severity = severityOf(rule, finding, project.settings);
        if (severity === 'off' || ignores.silencing(rule.code, placesOf(finding))) continue;
        const left = unaccepted(project, rule.code, finding);
        if (!left) continue;
        const problem = problemOf(rule, left.finding, severity);
        problems.push(left.before ? acceptedBefore(problem, left.before) : problem);
      }
    } catch (error) {
      // The boundary between rules: what one of them breaks must not hide what the others found.
      failures.push({ code: rule.code, error });
    }
  }
  return { problems: problems.sort(byPlace), unknown: unknownLocally(project), failures };
}

/**
 * A setting beats what the finding asks for, except where it repeats the rule's default: editors send the defaults of all settings,
 * and those must not flatten findings that are milder or worse than their rule.
 */
function severityOf(rule: Rule<Project>, finding: Finding, settings: Settings): Severity | 'off' {
  const configured = settings.severity[rule.code];
  return configured === undefined || configured === rule.severity ? (finding.severity ?? rule.severity) : configured;
}

function problemOf(rule: Rule<Project>, finding: Finding, severity: Severity): Problem {
  return { related: [], fixes: [], ...finding, code: rule.code, severity };
}

/** A difference that is back says that it was agreed on, and why. */
function acceptedBefore(problem: Problem, { until, reason, source }: Acceptance): Problem {
  return {
    ...problem,
    message: `${problem.message} (accepted until ${until})`,
    related: [...problem.related, { source, message: `It was accepted until ${until}: ${reason}` }],
  };
}

function byPlace(a: Problem, b: Problem): number {
  return (
    compareTexts(a.source.file, b.source.file) ||
    a.source.span.start - b.source.span.start ||
    a.source.span.end - b.source.span.end ||
    compareTexts(a.code, b.code) ||
    compareTexts(a.message, b.message)
  );
}

/** By code units, so that the order is the same on every machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
