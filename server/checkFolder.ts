import type { Day } from '../core/agreements';
import { loadProject } from '../core/loadProject';
import type { Project } from '../core/project';
import { defaultSettings } from '../core/settings';
import type { Severity } from '../core/severity';
import { LineIndex, type Range, type Source } from '../core/text';
import { applyPreferredFixes, type AppliedFix } from './applyFixes';
import type { BaselineUse } from './baseline';
import { check, compareTexts, type RuleFailure } from './check';
import type { Problem, Rule, Unknown } from './problem';
import { comparePlaces } from './rules';
import { observerOf, projectFolders, requireReadable, type ProjectFolder } from './projectFolders';

/** A place in a file; the file is relative to the checked folder. */
export interface Place {
  readonly file: string;
  readonly range: Range;
}

export interface FoundProblem extends Place {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly (Place & { readonly message: string })[];
  /** Titles. */
  readonly fixes: readonly string[];
}

export interface FolderReport {
  /** Sorted by file and position. */
  readonly problems: readonly FoundProblem[];
  readonly unknown: readonly Unknown[];
  readonly failures: readonly RuleFailure[];
  readonly applied: readonly AppliedFix[];
  /** Where problems were held against a baseline. */
  readonly baseline?: BaselineUse;
}

export interface CheckOptions {
  /** Apply the preferred fixes first. */
  readonly fix: boolean;
  readonly rules: readonly Rule<Project>[];
  /** Ask Docker which containers run. */
  readonly running: boolean;
  /** The day that accepted differences are judged by. */
  readonly today: Day;
}

/** Checks every project in a folder and below it. Throws a `UserError` where there is nothing to check or it can't be read. */
export async function checkFolder(folder: string, options: CheckOptions): Promise<FolderReport> {
  const reports: FolderReport[] = [];
  for (const project of await projectFolders(folder)) reports.push(await checkProject(project, options));
  return {
    problems: reports.flatMap((it) => it.problems).sort(byPlace),
    unknown: reports.flatMap((it) => it.unknown),
    failures: reports.flatMap((it) => it.failures),
    applied: reports.flatMap((it) => it.applied),
  };
}

async function checkProject(
  folder: ProjectFolder,
  { fix, rules, running, today }: CheckOptions,
): Promise<FolderReport> {
  const { root, prefix, loader } = folder;
  const observer = observerOf(folder, running);
  const load = () => loadProject(loader, defaultSettings, today, observer);
  const first = await load();
  requireReadable(first, prefix);
  const { project, applied } = fix
    ? await applyPreferredFixes(root, first, load, rules)
    : { project: first, applied: [] };
  const { problems, unknown, failures } = check(project, rules);
  const lines = linesOf(project);
  return {
    problems: problems.map((problem) => located(problem, prefix, lines)),
    unknown: (comparePlaces(rules) ? unknown : []).map(({ subject, reason }) => ({
      subject: prefix === '' ? subject : `${subject} (${prefix.slice(0, -1)})`,
      reason,
    })),
    failures,
    applied: applied.map((it) => ({ ...it, files: it.files.map((file) => prefix + file) })),
  };
}

type Locate = (source: Source) => Range;

/** Finds the range of a source in a project's texts. */
export function linesOf(project: Project): Locate {
  const indexes = new Map<string, LineIndex>();
  return ({ file, span }) => {
    const index = indexes.get(file) ?? new LineIndex(project.text(file));
    indexes.set(file, index);
    return index.range(span);
  };
}

function located(
  { code, severity, message, source, related, fixes }: Problem,
  prefix: string,
  range: Locate,
): FoundProblem {
  return {
    code,
    severity,
    message,
    file: prefix + source.file,
    range: range(source),
    related: related.map((it) => ({ file: prefix + it.source.file, range: range(it.source), message: it.message })),
    fixes: fixes.map(({ title }) => title),
  };
}

function byPlace(a: FoundProblem, b: FoundProblem): number {
  const { start } = a.range;
  return compareTexts(a.file, b.file) || start.line - b.range.start.line || start.character - b.range.start.character;
}
