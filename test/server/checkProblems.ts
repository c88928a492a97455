import { expect } from 'vitest';
import type { Observed } from '../../core/observed';
import type { Project } from '../../core/project';
import type { Settings } from '../../core/settings';
import { check } from '../../server/check';
import type { EntryRule } from '../../server/manifest/entryRule';
import { overManifest } from '../../server/manifest/overManifest';
import type { Problem, Rule } from '../../server/problem';
import { rules } from '../../server/rules';
import { drawFixture, noteAt, projectOf, readFixture } from '../fixture';

export interface Drawn {
  readonly expected: string;
  readonly actual: string;
}

/** All problems of all files in a drawing, where `#  ^^^ warning code: message` expects one about the characters above. */
export function checkProblems(
  drawing: string,
  table: readonly (Rule<Project> | EntryRule)[] = rules,
  settings: Partial<Settings> = {},
  observed: Observed = {},
): void {
  const { expected, actual } = drawProblems(drawing, table, settings, observed);
  expect(actual).toBe(expected);
}

/** A drawing as it is, and as it should be for the problems that were found. */
export function drawProblems(
  drawing: string,
  table: readonly (Rule<Project> | EntryRule)[],
  settings: Partial<Settings> = {},
  observed: Observed = {},
): Drawn {
  const fixture = readFixture(drawing);
  const { problems, failures } = check(projectOf(fixture, settings, undefined, observed), overManifest(table));
  expect(failures).toEqual([]);
  const notes = problems.map((problem) => noteAt(fixture.texts, problem.source, wordsOf(problem)));
  return { expected: drawFixture(fixture.texts, fixture.notes), actual: drawFixture(fixture.texts, notes) };
}

function wordsOf({ severity, code, message }: Problem): string {
  return `${severity} ${code}: ${message}`;
}
