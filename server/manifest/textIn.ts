import type { Manifest } from '../../core/manifest/manifest';
import type { ProjectPath } from '../../core/workspace';

/** The text of one of the manifest's files, those that it includes among them; empty for any other. */
export function textIn({ files, included }: Manifest, path: ProjectPath): string {
  return [...files, ...included].find((file) => file.path === path)?.document.text ?? '';
}
