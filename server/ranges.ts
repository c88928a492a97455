import type { Range } from '../core/text';
import type { ProjectPath } from '../core/workspace';
import { folds } from './manifest/folding';
import { manifestDocument } from './manifest/manifestDocument';
import { selections } from './manifest/selection';
import type { ProjectView } from './projectView';

/** Null for a file that is no manifest: an editor then folds it by its own means. */
export function foldingRanges(view: ProjectView, file: ProjectPath) {
  const document = manifestDocument(view.project.manifest, file)?.document;
  if (!document) return null;
  return folds(document.text).map(({ start, end, kind }) => ({
    startLine: start,
    endLine: end,
    ...(kind && { kind }),
  }));
}

export interface SelectionRange {
  range: Range;
  parent?: SelectionRange;
}

/** One answer for each position; null for a file that is no manifest. */
export function selectionRanges(view: ProjectView, file: ProjectPath, at: readonly Range['start'][]) {
  const positions = view.positions(file);
  const found = at.map((position) => selections(view.project, file, positions.offset(position)));
  return found.every((spans) => spans !== undefined)
    ? found.map(
        (spans) =>
          spans.reduceRight<SelectionRange | undefined>(
            (parent, span) => ({ range: positions.range(span), ...(parent && { parent }) }),
            undefined,
          ) as SelectionRange,
      )
    : null;
}
