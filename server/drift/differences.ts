import type { Project } from '../../core/project';
import { severities } from '../../core/severity';
import type { Source } from '../../core/text';
import type { Problem } from '../problem';
import { driftRules } from './rules';

/** A problem of drift, told once: on the local side where it has one, since there it is mended. */
export interface Difference extends Problem {
  /** The same difference as the manifest tells it. */
  readonly declared?: Problem;
}

const codes = new Set(driftRules.map(({ code }) => code));

/** True for a difference between two descriptions; false for a mistake in one of them. */
export function isDrift({ code }: Pick<Problem, 'code'>): boolean {
  return codes.has(code);
}

/** What a person should look at. Hints tell what is missing locally by nature, or can't be compared. */
export function weighs({ severity }: Pick<Problem, 'severity'>): boolean {
  return severity !== 'hint';
}

/** Each difference of a project once, the worst first. The two sides of one have its code, and lead to each other. */
export function differencesOf({ manifest }: Pick<Project, 'manifest'>, problems: readonly Problem[]): Difference[] {
  const files = new Set(manifest.files.map(({ path }) => path));
  const drift = problems.filter(isDrift);
  const local = drift.filter(({ source }) => !files.has(source.file));
  const declared = new Map<string, Problem[]>();
  for (const problem of drift.filter(({ source }) => files.has(source.file))) {
    const key = identityOf(problem.code, problem.source);
    declared.set(key, [...(declared.get(key) ?? []), problem]);
  }
  const told = local.map((problem): Difference => {
    const other = takeOtherSide(problem, declared);
    return other ? { ...problem, declared: other } : problem;
  });
  const all = [...told, ...[...declared.values()].flat()];
  return all.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** Takes out what a local problem leads to, so that it is not told again. */
function takeOtherSide({ code, related, source }: Problem, declared: Map<string, Problem[]>): Problem | undefined {
  for (const target of related) {
    const key = identityOf(code, target.source);
    const candidates = declared.get(key) ?? [];
    const other = candidates.find((it) => it.related.some((back) => isSame(back.source, source)));
    if (!other) continue;
    declared.set(
      key,
      candidates.filter((it) => it !== other),
    );
    return other;
  }
  return undefined;
}

function identityOf(code: string, { file, span }: Source): string {
  return `${code} ${span.start} ${span.end} ${file}`;
}

function isSame(a: Source, b: Source): boolean {
  return a.file === b.file && a.span.start === b.span.start && a.span.end === b.span.end;
}
