import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCompose } from '../../compose/load';
import { diskFiles } from '../../diskFiles';
import { UserError } from '../../errors';
import { settle } from '../../workspace';
import type { Environment } from '../environment';
import { localId } from '../name';
import type { DataOwner } from './data/planSnapshot';
import { projectRunning } from './parentProject';
import { projectFolder, stackOf, type PlanContext } from './planContext';
import { environmentIn } from './store';

export interface LocalDataOwner extends DataOwner {
  /** Absent for the repository as opened. */
  readonly environment?: Environment;
}

/**
 * Whose data an operation is about.
 * @param id of an environment, or `local`. Throws a `UserError` where there is none, or where it has no services
 */
export async function dataOwner(context: PlanContext, id: string): Promise<LocalDataOwner> {
  if (id === localId) return { id, project: await openedProject(context) };
  const environment = await environmentIn(context.tools.store, id);
  const { project, volumes } = stackOf(environment);
  return { id, project, environment, ...(volumes ? { volumes } : {}) };
}

/** The Compose project of the repository as opened. */
async function openedProject(context: PlanContext): Promise<string> {
  const folder = projectFolder(context, await realpath(context.repository.root));
  const { answer: compose } = await settle(diskFiles(folder), (files) => loadCompose(files, context.settings));
  if (compose.services.length === 0)
    throw new UserError('The repository has no Compose files with services, and so no data.', 'Choose an environment.');
  return projectRunning(context.tools.docker, folder, compose);
}

/**
 * Databases keep the users and passwords that they were made with: what is generated from the manifest can read only data of the same
 * password, and what the Compose files describe only data of theirs. Throws a `UserError` where it can't be read.
 */
export async function refuseForeign(context: PlanContext, from: LocalDataOwner, to: LocalDataOwner): Promise<void> {
  const [source, target] = [from, to].map(({ environment }) => environment?.services ?? 'compose');
  if (source !== target)
    throw new UserError(
      `${from.id} and ${to.id} can't share data: one runs the services of the manifest, the other those of the Compose files.`,
      'Their databases have different users and passwords.',
    );
  if (target === 'compose') return;
  const [before, after] = await Promise.all([from, to].map(({ id }) => passwordOf(context, id)));
  if (before === undefined || before !== after)
    throw new UserError(
      `The databases of ${to.id} would not open the data of ${from.id}: they have another password.`,
      `Branch ${from.id} instead: a branch has the password of its parent.`,
    );
}

function passwordOf({ tools }: PlanContext, id: string): Promise<string | undefined> {
  return readFile(join(tools.store.files(id), 'password'), 'utf8').catch(() => undefined);
}
