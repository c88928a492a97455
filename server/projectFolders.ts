import { stat } from 'node:fs/promises';
import { basename, relative, resolve, sep } from 'node:path';
import { diskFiles } from '../core/diskFiles';
import { UserError } from '../core/errors';
import { dockerWith } from '../core/environments/local/docker';
import { repositoryObserver } from '../core/environments/local/repositoryObserver';
import { withContainers } from '../core/environments/local/runningContainers';
import { exec } from '../core/exec';
import type { Observer } from '../core/observed';
import { projectAbove, projectsBelow } from '../core/findProjects';
import type { Project } from '../core/project';
import { projectSettings } from '../core/projectSettings';
import { defaultSettings } from '../core/settings';
import type { FileLoader } from '../core/workspace';

/** A project in the folder that was given on the command line, or below it. */
export interface ProjectFolder {
  readonly root: string;
  /** The project's folder as seen from the given one: '' or 'apps/shop/'. */
  readonly prefix: string;
  /** The last part of its path. */
  readonly name: string;
  readonly loader: FileLoader;
}

/** Every project in a folder and below it. Throws a `UserError` where there is none. */
export async function projectFolders(folder: string): Promise<ProjectFolder[]> {
  await requireFolder(folder);
  const roots = await projectsBelow(folder, exec);
  if (roots.length === 0) throw await noProject(folder);
  return roots.map((root) => ({
    root,
    prefix: prefixOf(folder, root),
    name: basename(resolve(root)) || 'project',
    loader: diskFiles(root),
  }));
}

/** What is seen of a project beside its files: production's manifest in git and, where asked for, the containers that run. */
export function observerOf({ root }: ProjectFolder, running: boolean): Observer {
  const repository = repositoryObserver(root, exec);
  return running
    ? withContainers(
        repository,
        root,
        dockerWith(exec, () => undefined),
      )
    : repository;
}

async function requireFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) throw new UserError(`The folder "${folder}" does not exist.`, 'Give the folder of your project.');
  if (!found.isDirectory()) throw new UserError(`"${folder}" is not a folder.`, 'Give the folder of your project.');
}

async function noProject(folder: string): Promise<UserError> {
  const above = await projectAbove(resolve(folder));
  if (above !== undefined)
    return new UserError(
      `"${folder}" is inside of a project.`,
      `Check the project's folder: ${relative(process.cwd(), above) || '.'}`,
    );
  return new UserError(
    `No manifest (.upsun/*.yaml) was found in "${folder}" or below it.`,
    'Give the folder that holds .upsun, or create .upsun/config.yaml first.',
  );
}

function prefixOf(folder: string, root: string): string {
  const path = relative(resolve(folder), root).split(sep).join('/');
  return path === '' ? '' : `${path}/`;
}

/** Settings or a manifest that can't be read would make an answer of "no problems" a lie. */
export function requireReadable(project: Project, prefix: string): void {
  const { problem } = projectSettings(project.files, defaultSettings);
  if (problem) throw new UserError(`${prefix}${problem.message}.`, 'Mend or remove it, then check again.');
  const names = project.files.list('.upsun') ?? [];
  for (const file of names.filter((name) => name.endsWith('.yaml')).map((name) => `.upsun/${name}`)) {
    const state = project.files.read(file);
    if (state.state === 'unreadable')
      throw new UserError(`${prefix}${file} can't be read: ${state.reason}.`, 'Mend that, then check again.');
  }
}
