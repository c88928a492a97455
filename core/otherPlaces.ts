import { keptByFiles } from './keptByFiles';
import type { EnvironmentModel } from './model';
import { readCi } from './readers/ci/ci';
import { readDdev } from './readers/ddev';
import { readDevcontainers } from './readers/devcontainer';
import { readLando } from './readers/lando';
import type { Settings } from './settings';
import type { Files, ProjectPath } from './workspace';

/** A description of the environment of all applications, or of those in a folder. */
export interface OtherPlace {
  /** `''` for all. */
  readonly folder: ProjectPath;
  readonly local: EnvironmentModel;
}

const ddevIn = keptByFiles(readDdev);
const landoIn = keptByFiles(readLando);
const devcontainersIn = keptByFiles(readDevcontainers);
const ciIn = keptByFiles(readCi);

/**
 * What describes the environment beside Compose, where a project has it.
 *
 * @param roots the folders of the applications
 */
export function otherPlacesIn(files: Files, settings: Settings, roots: readonly ProjectPath[]): OtherPlace[] {
  const whole = [devcontainersIn(files, settings), ciIn(files)];
  return [
    ...inRootOrBelow(roots, (folder) => ddevIn(files, settings, folder)),
    ...inRootOrBelow(roots, (folder) => landoIn(files, folder)),
    ...whole.flatMap((local) => (local ? [{ folder: '', local }] : [])),
  ];
}

/** What is in the project's root, else what is in the roots of its applications. */
function inRootOrBelow(
  roots: readonly ProjectPath[],
  read: (folder: ProjectPath) => EnvironmentModel | undefined,
): OtherPlace[] {
  const at = (folder: ProjectPath) => {
    const local = read(folder);
    return local ? [{ folder, local }] : [];
  };
  const inRoot = at('');
  return inRoot.length > 0 ? inRoot : [...new Set(roots)].flatMap(at);
}
