import { realpath } from 'node:fs/promises';
import { loadCompose } from '../../compose/load';
import { diskFiles } from '../../diskFiles';
import { UserError } from '../../errors';
import { settle, type FileLoader } from '../../workspace';
import { titleOf } from '../environment';
import { localId, productionId } from '../name';
import { commitFiles } from './commitFiles';
import { dataOwner } from './dataOwner';
import type { ReadOptions } from './databases/read';
import { withoutFilters } from './filters';
import { gitIn, type Git } from './git';
import { localHead, productionOrigin } from './origin';
import { projectFolder, type PlanContext } from './planContext';
import { environmentIn } from './store';

/** One of two environments that are compared, and how to read it. */
export interface Side {
  readonly id: string;
  readonly title: string;
  readonly commit: string;
  /** Files with changes that are in no commit, or new; undefined where git does not tell. */
  readonly uncommitted: number | undefined;
  readonly files: FileLoader;
  readonly databases: SideDatabases;
}

/** Where the databases of an environment run, or why there are none. */
export type SideDatabases =
  { readonly project: string; readonly services: NonNullable<ReadOptions['services']> } | { readonly reason: string };

/** @param id of an environment, `local`, or `production`. Throws a `UserError` where there is no such thing */
export async function sideOf(context: PlanContext, id: string): Promise<Side> {
  if (id === productionId) return productionSide(context);
  return id === localId ? localSide(context) : environmentSide(context, id);
}

async function productionSide(context: PlanContext): Promise<Side> {
  const { commit, parent } = await productionOrigin(context);
  return {
    id: productionId,
    title: parent,
    commit,
    uncommitted: 0,
    files: commitFiles(context.repository.git, commit, context.projectPath),
    databases: { reason: 'the data of production is not here' },
  };
}

async function localSide(context: PlanContext): Promise<Side> {
  const { git, root } = context.repository;
  const { branch, commit } = await localHead(context);
  const files = diskFiles(projectFolder(context, await realpath(root)));
  const { answer: compose } = await settle(files, (snapshot) => loadCompose(snapshot, context.settings));
  const services = compose.services.map(({ name, image }) => ({ name, image: image?.value ?? '' }));
  return {
    id: localId,
    title: branch === undefined ? 'local' : `local (${branch})`,
    commit,
    uncommitted: await uncommittedIn(git),
    files,
    databases: await databasesOf(context, localId, services),
  };
}

async function environmentSide(context: PlanContext, id: string): Promise<Side> {
  const environment = await environmentIn(context.tools.store, id);
  const git = gitIn(environment.worktree, context.exec, context.tools.log);
  const commit = await git.ask(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']).catch(() => undefined);
  if (commit === undefined)
    throw new UserError(
      `The working tree of ${titleOf(environment)} is gone.`,
      `Remove the environment, or bring back ${environment.worktree}.`,
    );
  return {
    id,
    title: titleOf(environment),
    commit: commit.trim(),
    uncommitted: await uncommittedIn(git),
    files: diskFiles(projectFolder(context, environment.worktree)),
    databases: await databasesOf(context, id, environment.stack?.services ?? []),
  };
}

async function databasesOf(
  context: PlanContext,
  id: string,
  services: NonNullable<ReadOptions['services']>,
): Promise<SideDatabases> {
  try {
    return { project: (await dataOwner(context, id)).project, services };
  } catch (error) {
    // Without services, or without Docker, the rest can be compared.
    if (error instanceof UserError) return { reason: error.message.replace(/\.$/, '') };
    throw error;
  }
}

async function uncommittedIn(git: Git): Promise<number | undefined> {
  const options = ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--no-renames'];
  const listed = await git.ask([...(await withoutFilters(git)), ...options]);
  return listed?.split('\0').filter((line) => line !== '').length;
}
