import { keptByFiles } from '../keptByFiles';
import type { Settings } from '../settings';
import type { Files, ProjectPath } from '../workspace';
import type { ComposeProject } from './compose';
import { loadCompose } from './load';

const composeIn = keptByFiles(loadCompose);

/** A folder's Compose files. */
export interface ComposeFolder {
  /** `''` for the project's root, else the root of an application. */
  readonly folder: ProjectPath;
  readonly compose: ComposeProject;
}

/**
 * The Compose projects that describe what is local: the one of the project's root, else one for every application's root that has
 * Compose files. Never empty: where there is none, it is the root's, whose state says so.
 */
export function loadComposeFolders(
  files: Files,
  settings: Settings,
  roots: readonly ProjectPath[],
): readonly [ComposeFolder, ...ComposeFolder[]] {
  const root = { folder: '', compose: composeIn(files, settings, '') };
  if (root.compose.state !== 'absent') return [root];
  const below = [...new Set(roots)]
    .filter((folder) => folder !== '')
    .map((folder) => ({ folder, compose: composeIn(files, settings, folder) }))
    .filter(({ compose }) => compose.state !== 'absent');
  const [first, ...rest] = below;
  return first ? [first, ...rest] : [root];
}
