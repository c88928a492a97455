import type { Project } from '../../core/project';
import type { Source, Span } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import { anchorsAt, type Place } from './mentionsAt';
import type { Mention } from './mention';
import { namesIn, type Names } from './names';

export interface Definition {
  /** The name that was asked about. */
  readonly from: Span;
  readonly targets: readonly Source[];
}

/**
 * Where what is called by the name at an offset is declared. What no line declares (an endpoint that comes with the type, the database
 * `main`) leads to the service that has it.
 */
export function definitionAt({ manifest }: Project, file: ProjectPath, offset: number): Definition | undefined {
  const anchors = anchorsAt(manifest, file, offset);
  if (anchors.length > 0) return from(file, offset, anchors, definitionsIn(anchors));
  const names = namesIn(manifest);
  const here = names.at(file, offset);
  // On the name of a relationship that says nothing else, its service is what one wants to see.
  const asked = here.findLast(({ role }) => role === 'reference') ?? here[0];
  return asked && from(file, offset, [asked], declared(names, asked));
}

function declared(names: Names, asked: Mention): readonly Source[] {
  const found = definitionsIn(names.of(asked));
  if (found.length > 0 || asked.owner === undefined) return found;
  const owners = (['service', 'application'] as const).map((kind) => names.of({ kind, name: asked.owner ?? '' }));
  return definitionsIn(owners.flat());
}

function definitionsIn(places: readonly Place[]): Source[] {
  return places.flatMap(({ role, source }) => (role === 'definition' ? source : []));
}

function from(
  file: ProjectPath,
  offset: number,
  places: readonly Place[],
  targets: readonly Source[],
): Definition | undefined {
  const here = places.find(
    ({ source }) => source.file === file && source.span.start - 1 <= offset && offset <= source.span.end,
  );
  return here && targets.length > 0 ? { from: here.source.span, targets } : undefined;
}
