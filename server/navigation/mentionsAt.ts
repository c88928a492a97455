import type { Manifest, ManifestFile } from '../../core/manifest/manifest';
import type { Project } from '../../core/project';
import type { Source } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import { anchorMentions } from './anchors';
import { namesIn } from './names';

/** A place where something is called by its name: one that can be gone to, shown and changed. */
export interface Place {
  readonly role: 'definition' | 'reference';
  readonly source: Source;
}

/** All places of the name at an offset of a manifest's file, whatever kind of name it is. */
export function mentionsAt({ manifest }: Project, file: ProjectPath, offset: number): readonly Place[] {
  const anchors = anchorsAt(manifest, file, offset);
  if (anchors.length > 0) return anchors;
  const names = namesIn(manifest);
  const all = names.at(file, offset).flatMap((it) => names.sharing(it));
  return [...new Map(all.map((it) => [`${it.source.span.start} ${it.source.file}`, it])).values()];
}

/** The places of an anchor: it is known in its own file alone. */
export function anchorsAt(manifest: Manifest, file: ProjectPath, offset: number): readonly Place[] {
  const document = documentOf(manifest, file)?.document;
  if (!document) return [];
  return anchorMentions(document, offset).map(({ role, span }) => ({ role, source: { file, span } }));
}

/** A file of the manifest, or one that it includes. */
export function documentOf({ files, included }: Manifest, file: ProjectPath): ManifestFile | undefined {
  return [...files, ...included].find(({ path }) => path === file);
}
