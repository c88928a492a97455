import { applyEdits } from '../../core/text';
import { check } from '../../server/check';
import type { Fix, Problem } from '../../server/problem';
import { projectOf, type Fixture } from '../fixture';

type Texts = Fixture['texts'];

/** What a fix leaves undone and what it brings about, in words; both empty where it does what it says. */
export function outcomeOf(texts: Texts, problem: Problem, fix: Fix): { left: string[]; created: string[] } {
  const before = problemsOf(texts);
  const after = problemsOf(applyFix(texts, fix));
  return {
    left: after.filter((it) => sameKind(it, problem) && it.message === problem.message).map(describe),
    created: after.filter((it) => !before.some((other) => sameKind(it, other))).map(describe),
  };
}

export function problemsOf(texts: Texts): readonly Problem[] {
  return check(projectOf({ texts })).problems;
}

export function applyFix(texts: Texts, { edits }: Fix): Texts {
  return { ...texts, ...Object.fromEntries(edits.map((it) => [it.file, applyEdits(texts[it.file] ?? '', it.edits)])) };
}

/** Numbers and names in a message may change with what is left. */
function sameKind(a: Problem, b: Problem): boolean {
  return a.code === b.code && a.source.file === b.source.file && a.subject?.name === b.subject?.name;
}

function describe({ code, message, source }: Problem): string {
  return `${code} in ${source.file}: ${message}`;
}
