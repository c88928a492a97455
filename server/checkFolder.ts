import { stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import type { Day } from '../core/agreements';
import { diskFiles } from '../core/diskFiles';
import { UserError } from '../core/errors';
import { exec } from '../core/exec';
import { projectAbove, projectsBelow } from '../core/findProjects';
import { loadProject } from '../core/loadProject';
import type { Project } from '../core/project';
import { projectSettings } from '../core/projectSettings';
import { defaultSettings } from '../core/settings';
import type { Severity } from '../core/severity';
import { LineIndex, type Range, type Source } from '../core/text';
import { applyPreferredFixes, type AppliedFix } from './applyFixes';
import { check, compareTexts, type RuleFailure } from './check';
import type { Problem, Unknown } from './problem';

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
}

export interface CheckOptions {
  readonly fix: boolean;
  /** The day that accepted differences are judged by. */
  readonly today: Day;
}

/** Checks every project in a folder and below it. Throws a `UserError` where there is nothing to check or it can't be read. */
export async function checkFolder(folder: string, options: CheckOptions): Promise<FolderReport> {
  const roots = await projectsIn(folder);
  const reports: FolderReport[] = [];
  for (const root of roots) reports.push(await checkProject(root, prefixOf(folder, root), options));
  return {
    problems: reports.flatMap((it) => it.problems).sort(byPlace),
    unknown: reports.flatMap((it) => it.unknown),
    failures: reports.flatMap((it) => it.failures),
    applied: reports.flatMap((it) => it.applied),
  };
}

/** The projects in a folder and below it, at least one; throws a `UserError` where there is none. */
export async function projectsIn(folder: string): Promise<readonly string[]> {
  await requireFolder(folder);
  const roots = await projectsBelow(folder, exec);
  if (roots.length === 0) throw await noProject(folder);
  return roots;
}

async function requireFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) throw new UserError(`The folder "${folder}" does not exist.`, 'Give the folder of your project.');
  if (!found.isDirectory()) throw new UserError(`"${folder}" is not a folder.`, 'Give the folder of your project.');
}

async function noProject(folder: string): Promise<UserError> {
  const above = await projectAbove(resolve(folder));
  if (above !== undefined)
    return new UserError(
      `"${folder}" is inside of a project.`,
      `Check the project's folder: ${relative(process.cwd(), above) || '.'}`,
    );
  return new UserError(
    `No manifest (.upsun/*.yaml) was found in "${folder}" or below it.`,
    'Give the folder that holds .upsun, or create .upsun/config.yaml first.',
  );
}

/** The project's folder as seen from the checked one: '' or 'apps/shop/'. */
export function prefixOf(folder: string, root: string): string {
  const path = relative(resolve(folder), root).split(sep).join('/');
  return path === '' ? '' : `${path}/`;
}

async function checkProject(root: string, prefix: string, { fix, today }: CheckOptions): Promise<FolderReport> {
  const loader = diskFiles(root);
  const load = () => loadProject(loader, defaultSettings, today);
  const first = await load();
  requireReadable(first, prefix);
  const { project, applied } = fix ? await applyPreferredFixes(root, first, load) : { project: first, applied: [] };
  const { problems, unknown, failures } = check(project);
  const lines = linesOf(project);
  return {
    problems: problems.map((problem) => located(problem, prefix, lines)),
    unknown: unknown.map(({ subject, reason }) => ({
      subject: prefix === '' ? subject : `${subject} (${prefix.slice(0, -1)})`,
      reason,
    })),
    failures,
    applied: applied.map((it) => ({ ...it, files: it.files.map((file) => prefix + file) })),
  };
}

/** Settings or a manifest that can't be read would make an answer of "no problems" a lie. */
export function requireReadable(project: Project, prefix: string): void {
  const { problem } = projectSettings(project.files, defaultSettings);
  if (problem) throw new UserError(`${prefix}${problem.message}.`, 'Mend or remove it, then check again.');
  const names = project.files.list('.upsun') ?? [];
  for (const file of names.filter((name) => name.endsWith('.yaml')).map((name) => `.upsun/${name}`)) {
    const state = project.files.read(file);
    if (state.state === 'unreadable')
      throw new UserError(`${prefix}${file} can't be read: ${state.reason}.`, 'Mend that, then check again.');
  }
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
