import { resolve } from 'node:path';
import { diskFiles } from '../../core/diskFiles';
import { openLocalProvider } from '../../core/environments/local/localProvider';
import type { EnvironmentProvider } from '../../core/environments/provider';
import { UserError } from '../../core/errors';
import { exec } from '../../core/exec';
import { projectAbove } from '../../core/findProjects';
import { loadProject } from '../../core/loadProject';
import { projectFolders } from '../projectFolders';

/** The environments of the project in a folder, or around it. Throws a `UserError` where it is not clear which project is meant. */
export async function openProvider(folder: string, stateFolder: string | undefined): Promise<EnvironmentProvider> {
  const root = await projectOf(folder);
  const { settings } = await loadProject(diskFiles(root));
  return openLocalProvider({
    folder: root,
    settings: { ...settings, stateFolder: stateFolder === undefined ? '' : resolve(stateFolder) },
    exec,
    log: () => undefined,
  });
}

async function projectOf(folder: string): Promise<string> {
  const above = await projectAbove(resolve(folder));
  if (above !== undefined) return above;
  const [only, ...others] = await projectFolders(folder);
  if (only && others.length === 0) return only.root;
  const names = [only, ...others].flatMap((it) => it?.prefix.slice(0, -1) ?? []);
  throw new UserError(`There are several projects here: ${names.join(', ')}.`, 'Choose one with --project DIR.');
}
