import type { Project } from '../../core/project';
import type { Span } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import type { NameKind } from './mention';
import { anchorsAt } from './mentionsAt';
import { namesIn } from './names';
import { productionChange } from './productionChange';

/** What nobody outside of its entry calls by its name. */
const linked: ReadonlySet<NameKind> = new Set(['relationship', 'worker', 'endpoint', 'store']);

/**
 * The places that change together while the name at an offset is typed: an anchor with its aliases, or a name that stands in one entry
 * alone. What is called by its name elsewhere, or known to production, is renamed instead, where one sees what that does.
 */
export function linkedSpansAt(project: Project, file: ProjectPath, offset: number): readonly Span[] {
  const anchors = anchorsAt(project.manifest, file, offset);
  if (anchors.length > 0) return several(anchors.map(({ source }) => source.span));
  const names = namesIn(project.manifest);
  const [here, ...others] = names.at(file, offset);
  if (!here || others.length > 0 || !linked.has(here.kind)) return [];
  const all = names.sharing(here);
  const isInOneEntry = all.every(({ source, holder }) => source.file === file && holder === here.holder);
  return isInOneEntry && names.has(here) && !productionChange(project, here, here.name)
    ? several(all.map(({ source }) => source.span))
    : [];
}

function several(spans: readonly Span[]): readonly Span[] {
  return spans.length > 1 ? spans : [];
}
