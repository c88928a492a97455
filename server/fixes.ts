import type { TextEdit } from '../core/text';
import type { ProjectPath } from '../core/workspace';
import type { FileEdit, Fix, Problem } from './problem';

export interface CombinedFixes {
  readonly edits: readonly FileEdit[];
  /** The fixes that went in, in the order of the problems. */
  readonly fixes: readonly Fix[];
}

/** The fix of a problem that may be applied without asking. */
export function preferredFix(problem: Problem): Fix | undefined {
  return problem.fixes.find((fix) => fix.preferred);
}

/**
 * Joins fixes into one set of edits. A fix goes in whole or not at all: one that touches what an earlier one changes is left for the
 * next round; the same edit asked for twice (a drift that both files report) is made once.
 */
export function combineFixes(fixes: Iterable<Fix>): CombinedFixes {
  const taken = new Map<ProjectPath, TextEdit[]>();
  const applied: Fix[] = [];
  for (const fix of fixes) {
    const fresh = fix.edits.map((it) => ({
      file: it.file,
      edits: it.edits.filter((edit) => !taken.get(it.file)?.some((other) => same(other, edit))),
    }));
    if (
      fresh.every((it) => it.edits.length === 0) ||
      fresh.some((it) => it.edits.some((edit) => collides(edit, taken.get(it.file))))
    )
      continue;
    applied.push(fix);
    for (const { file, edits } of fresh) taken.set(file, [...(taken.get(file) ?? []), ...edits]);
  }
  return { edits: [...taken].map(([file, edits]) => ({ file, edits })), fixes: applied };
}

function same(a: TextEdit, b: TextEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.newText === b.newText;
}

/** Touching counts: two insertions at one place have no order that both fixes meant. */
function collides(edit: TextEdit, others: readonly TextEdit[] = []): boolean {
  return others.some((other) => edit.span.start <= other.span.end && other.span.start <= edit.span.end);
}
