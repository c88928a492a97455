import type { Project } from '../../core/project';
import type { Source, Span } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import { asScalar, renderScalar } from '../../core/yaml';
import { placeAt } from '../../core/yaml/place';
import { textSpan } from '../manifest/textSpan';
import type { FileEdit } from '../problem';
import { anchorRefusal, nameRefusal } from './newName';
import { keepMountFiles, sayService, type PlacedEdit } from './keepMeaning';
import type { Mention } from './mention';
import { anchorsAt, documentOf } from './mentionsAt';
import { namesIn } from './names';
import { productionChange } from './productionChange';

/** A name that can be changed. */
export interface Renamable {
  readonly span: Span;
  readonly name: string;
}

/** Either the edits, or why there are none. */
export type Renaming =
  | { readonly refused: string }
  | {
      readonly edits: readonly FileEdit[];
      /** What it changes in production, which people should agree to first. */
      readonly warning?: string | undefined;
    };

/** The name at an offset, where it can be changed: what no line declares is named by the platform. */
export function renamableAt(project: Project, file: ProjectPath, offset: number): Renamable | undefined {
  const anchor = anchorsAt(project.manifest, file, offset).find(({ source }) => touches(source.span, offset));
  const names = namesIn(project.manifest);
  const [mention] = names.at(file, offset);
  const span = anchor?.source.span ?? (mention && names.has(mention) ? mention.source.span : undefined);
  return span && { span, name: project.text(file).slice(span.start, span.end) };
}

/**
 * Gives a new name to what is called by the name at an offset, in all files, so that everything leads to where it led before: a
 * relationship that was called like its service says it, and a mount says where its files are.
 */
export function renameAt(project: Project, file: ProjectPath, offset: number, newName: string): Renaming {
  const anchors = anchorsAt(project.manifest, file, offset);
  if (anchors.length > 0) {
    const refused = anchorRefusal(newName);
    return refused === undefined ? { edits: perFile(anchors.map(({ source }) => edit(source, newName))) } : { refused };
  }
  const names = namesIn(project.manifest);
  const [name] = names.at(file, offset);
  if (!name || !names.has(name)) return { refused: 'There is no name here that the manifest gives' };
  const refused = nameRefusal(project.manifest, names, name, newName);
  if (refused !== undefined) return { refused };
  const edits = names.sharing(name).map((it) => editsFor(project, it, newName));
  if (edits.includes(undefined))
    return {
      refused: `A relationship that is called ${name.name} is written in a way that can't be changed: say its "service" first`,
    };
  return {
    edits: perFile(edits.flatMap((it) => it ?? [])),
    warning: productionChange(project, name, newName),
  };
}

/** Undefined where a place has to be changed and can't be. */
function editsFor(project: Project, mention: Mention, newName: string): PlacedEdit[] | undefined {
  const { manifest } = project;
  if (mention.implied) return sayService(manifest, mention.source, newName);
  const own = edit(mention.source, writtenName(project, mention.source, newName));
  if (mention.kind === 'mount') return [own, ...keepMountFiles(project, mention)];
  if (mention.kind !== 'relationship') return [own];
  const target = namesIn(manifest)
    .at(mention.source.file, mention.source.span.start)
    .find(({ implied }) => implied);
  const service = target ? sayService(manifest, mention.source, target.name) : [];
  return service && [own, ...service];
}

/** A name that fills a scalar has quotes where it would be read as something else, such as a number. */
function writtenName({ manifest }: Project, { file, span }: Source, newName: string): string {
  const document = documentOf(manifest, file)?.document;
  const scalar = document && asScalar(placeAt(document, span.start).node);
  const whole = scalar && textSpan(scalar);
  const isPlainWhole = scalar?.style === 'plain' && whole?.start === span.start && whole.end === span.end;
  return isPlainWhole ? renderScalar(newName) : newName;
}

function edit({ file, span }: Source, newText: string): PlacedEdit {
  return { file, edit: { span, newText } };
}

function perFile(edits: readonly PlacedEdit[]): FileEdit[] {
  const files = new Set(edits.map(({ file }) => file));
  return [...files].map((file) => ({ file, edits: edits.filter((it) => it.file === file).map((it) => it.edit) }));
}

function touches({ start, end }: Span, offset: number): boolean {
  return start - 1 <= offset && offset <= end;
}
