import { readProject, type Project } from '../core/project';
import { applyEdits, stackEdit, type TextEdit } from '../core/text';
import type { Files, ProjectPath } from '../core/workspace';
import { check } from './check';
import { differencesOf, weighs, type Difference } from './drift/differences';
import { combineFixes, preferredFix } from './fixes';
import type { FileEdit, Fix } from './problem';

/** One edit that brings the local files as close to the manifest as it can be done without a decision of the user. */
export interface Aligned {
  readonly files: readonly AlignedFile[];
  /** The differences that stay, and why. */
  readonly left: readonly { readonly message: string; readonly reason: string }[];
}

export interface AlignedFile extends FileEdit {
  /** Of the fixes that the edits come from. */
  readonly titles: readonly string[];
}

/** A fix can make room for another that touched the same text. */
const roundLimit = 5;

/** Puts every preferred fix of a difference together, round after round in memory. The manifest is never touched. */
export function align(project: Project): Aligned {
  const files = new Map<ProjectPath, AlignedFile>();
  let now = project;
  for (let round = 0; round < roundLimit; round++) {
    const { fixes, edits } = combineFixes(differencesIn(now).flatMap((it) => localFix(it, project) ?? []));
    if (fixes.length === 0) break;
    for (const edit of edits) files.set(edit.file, stacked(files.get(edit.file), edit, now, fixes));
    now = readProject(withEdits(project, files), project.settings);
  }
  const left = differencesIn(now).filter(weighs);
  return {
    files: [...files.values()],
    left: left.map((it) => ({ message: it.declared?.message ?? it.message, reason: whyLeft(it) })),
  };
}

function differencesIn(project: Project): Difference[] {
  return differencesOf(project, check(project).problems);
}

function localFix(difference: Difference, { manifest }: Project): Fix | undefined {
  const fix = preferredFix(difference);
  const isDeclared = (file: ProjectPath) => manifest.files.some(({ path }) => path === file);
  return fix?.edits.some(({ file }) => isDeclared(file)) ? undefined : fix;
}

/** From the last to the first, so that each refers to a text that is still as it was before it. */
function stacked(
  before: AlignedFile | undefined,
  { file, edits }: FileEdit,
  now: Project,
  fixes: readonly Fix[],
): AlignedFile {
  let all: readonly TextEdit[] = before?.edits ?? [];
  let text = now.text(file);
  for (const edit of edits.toSorted((a, b) => b.span.start - a.span.start)) {
    all = stackEdit(all, text, edit);
    text = applyEdits(text, [edit]);
  }
  const titles = fixes.filter((fix) => fix.edits.some((it) => it.file === file)).map(({ title }) => title);
  return { file, edits: all, titles: [...(before?.titles ?? []), ...titles] };
}

function withEdits({ files }: Project, edited: ReadonlyMap<ProjectPath, FileEdit>): Files {
  return {
    read(path) {
      const state = files.read(path);
      const edits = edited.get(path)?.edits;
      return edits && state.state === 'known' ? { state: 'known', text: applyEdits(state.text, edits) } : state;
    },
    list: (folder) => files.list(folder),
    folders: (folder) => files.folders(folder),
  };
}

function whyLeft({ fixes }: Difference): string {
  const warning = fixes.find((fix) => fix.warning !== undefined)?.warning;
  if (warning !== undefined) return warning;
  return fixes.length > 0 ? 'Which side is right is yours to decide' : 'No edit mends it safely';
}
