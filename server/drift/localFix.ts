import type { OtherRun } from '../../core/model';
import type { Place } from '../../core/places';
import type { Project } from '../../core/project';
import type { Source } from '../../core/text';
import type { FileEdit, Fix } from '../problem';
import { tagFix } from './tagFix';

/** What runs locally, and where its version can be changed. */
interface Run {
  readonly version: string;
  readonly tag?: Source | undefined;
  readonly others?: readonly OtherRun[] | undefined;
}

/**
 * Changes what is local to the declared version, in every place that says the same. Preferred only where nothing is lost by it: no data,
 * and no version that is tested beside others.
 */
export function localFix(
  project: Project,
  place: Place,
  { version, tag, others = [] }: Run,
  want: string,
  warning?: string,
): Fix | undefined {
  const same = others.filter((it) => it.version === version);
  const noun = place.id === 'compose' ? 'tag' : 'version';
  const fixes = [tag, ...same.map((it) => it.tag)].map((at) =>
    tagFix(at, at ? project.text(at.file) : '', want, warning, noun),
  );
  const [fix] = fixes;
  if (!fix || fixes.includes(undefined)) return undefined;
  return {
    ...fix,
    title: fix.title + inPlaces(fixes.length),
    edits: byFile(fixes.flatMap((it) => it?.edits ?? [])),
    preferred: fix.preferred && same.length === others.length,
  };
}

function inPlaces(count: number): string {
  if (count === 1) return '';
  return count === 2 ? ' in both places' : ` in all ${count} places`;
}

function byFile(edits: readonly FileEdit[]): FileEdit[] {
  return [...new Set(edits.map(({ file }) => file))].map((file) => ({
    file,
    edits: edits.filter((it) => it.file === file).flatMap((it) => it.edits),
  }));
}
