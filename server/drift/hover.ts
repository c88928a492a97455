import type { Comparison } from '../../core/drift/drift';
import { sayWhich } from '../../core/drift/match';
import { markdownCode } from '../../core/markdown';
import { valueOf, type ApplicationModel, type ServiceModel } from '../../core/model';
import type { Project } from '../../core/project';
import type { Source, Span } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import { pairAt, pairsOf, sourceIn, type YamlNode } from '../../core/yaml';
import { matchOf } from './counterparts';
import { declaredTable, localTable } from './sideBySide';

export interface DriftHover {
  /** Markdown. */
  readonly contents: string;
  readonly span: Span;
}

/** The facts of the service or application at a place, side by side: one section, next to what other extensions say. */
export function hover(project: Project, file: ProjectPath, offset: number): DriftHover | undefined {
  const holds = (source: Source) => source.file === file && source.span.start <= offset && offset <= source.span.end;
  return localHover(project, holds) ?? manifestHover(project, holds);
}

type Holds = (source: Source) => boolean;

/** At the name or image of a Compose service, a `FROM`, or the version in a file. */
function localHover(project: Project, holds: Holds): DriftHover | undefined {
  for (const comparison of project.comparisons) {
    for (const model of [...comparison.local.services, ...comparison.local.applications]) {
      const source = sourcesOf(model).find(holds);
      const contents = source && localSide(project, comparison, model);
      if (source && contents !== undefined) return { contents, span: source.span };
    }
  }
  return undefined;
}

/** Of an image the whole reference, of a version in a file that itself; and all places that say the same. */
function sourcesOf(model: ServiceModel | ApplicationModel): Source[] {
  const fact = 'engine' in model ? model.engine : model.runtime;
  const version = 'engine' in model ? model.version : valueOf(model.runtime)?.version;
  const facts = [fact, ...(version ? [version] : [])];
  return [
    model.source,
    ...facts.flatMap((it) => (it.state !== 'absent' && it.source ? [it.source] : [])),
    ...(model.others ?? []).map(({ source }) => source),
  ];
}

function localSide(project: Project, comparison: Comparison, { name }: { readonly name: string }): string | undefined {
  const match = matchOf(comparison, name);
  if (match) return declaredTable(project, match.declared.name);
  return ambiguity(comparison, name) ?? localTable(project, comparison, name);
}

/** Which declared one it is has to be said by somebody. */
function ambiguity({ ambiguous }: Comparison, name: string): string | undefined {
  const found = ambiguous.find(({ local }) => local.some((it) => it.name === name));
  if (!found) return undefined;
  const candidates = found.declared.map((it) => markdownCode(it.name)).join(' or ');
  return `**Declared:** unknown, because it may be ${candidates}, and no name tells which.\n\nTo know it: ${sayWhich}.`;
}

/** At the name or type of what the manifest declares. */
function manifestHover(project: Project, holds: Holds): DriftHover | undefined {
  for (const entry of [...project.manifest.services, ...project.manifest.applications]) {
    const type = typeSource(entry.node, entry.file);
    const source = [entry.source, ...(type ? [type] : [])].find(holds);
    const contents = source && declaredTable(project, entry.name);
    if (source && contents !== undefined) return { contents, span: source.span };
  }
  return undefined;
}

function typeSource(node: YamlNode | undefined, file: ProjectPath): Source | undefined {
  const value = pairsOf(node).length > 0 ? pairAt(node, 'type')?.value : undefined;
  return value && sourceIn(file, value);
}
