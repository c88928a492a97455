import { expect } from 'vitest';
import type { Project } from '../../core/project';
import { applyEdits } from '../../core/text';
import { check } from '../../server/check';
import type { EntryRule } from '../../server/manifest/entryRule';
import { overManifest } from '../../server/manifest/overManifest';
import type { Fix, Problem, Rule } from '../../server/problem';
import { drawFixture, projectOf, readFixture, type Fixture } from '../fixture';

type Texts = Fixture['texts'];

/**
 * Applies the fix of a title and compares the files that it changes with a drawing of them. The fix has to mend at least one problem of
 * its rule, and to do to a text with CRLF what it does to the same text with LF.
 */
export function checkFix(drawing: string, rule: Rule<Project> | EntryRule, title: string, expected: string): void {
  const { texts } = readFixture(drawing);
  const after = applied(texts, rule, title);
  expect(drawFixture(changed(texts, after), [])).toBe(drawFixture(readFixture(expected).texts, []));
  expect(problemsOf(after, rule).length).toBeLessThan(problemsOf(texts, rule).length);
  expect(applied(withCrlf(texts), rule, title)).toEqual(withCrlf(after));
}

/** The titles of all fixes in a drawing, those that are preferred with a star before them. */
export function fixTitles(drawing: string, rule: Rule<Project> | EntryRule): string[] {
  const problems = problemsOf(readFixture(drawing).texts, rule);
  return problems.flatMap(({ fixes }) => fixes.map(({ title, preferred }) => (preferred ? `* ${title}` : title)));
}

function applied(texts: Texts, rule: Rule<Project> | EntryRule, title: string): Texts {
  const fixes = problemsOf(texts, rule).flatMap((problem) => problem.fixes);
  const fix = fixes.find((it) => it.title === title);
  expect(fixes.map((it) => it.title)).toContain(title);
  return fix ? applyFix(texts, fix) : texts;
}

function problemsOf(texts: Texts, rule: Rule<Project> | EntryRule): readonly Problem[] {
  return check(projectOf({ texts }), overManifest([rule])).problems;
}

function applyFix(texts: Texts, fix: Fix): Texts {
  const edited = fix.edits.map(({ file, edits }) => [file, applyEdits(texts[file] ?? '', edits)] as const);
  return { ...texts, ...Object.fromEntries(edited) };
}

function changed(before: Texts, after: Texts): Texts {
  return Object.fromEntries(Object.entries(after).filter(([file, text]) => before[file] !== text));
}

function withCrlf(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, text.replaceAll('\n', '\r\n')]));
}
