import { describeError, UserError } from '../../errors';
import type { Exec } from '../../exec';
import { loadProject } from '../../loadProject';
import type { Project } from '../../project';
import type { Reference } from '../../report/reference';
import { defaultSettings } from '../../settings';
import { commitFiles } from './commitFiles';
import { openRepository, pathInRepository, withoutFetching, type Git } from './git';
import { commitOf, remotesOf } from './refs';

/**
 * The project of a folder as it was committed: in a branch, here or as last fetched, under a tag, or in a commit. Reads what git has
 * here. Throws a `UserError` where the name stands for nothing, or for a commit without a manifest.
 */
export async function projectAt(folder: string, name: string, exec: Exec): Promise<Project> {
  const repository = await openRepository(folder, withoutFetching(exec));
  const commit = await commitNamed(repository.git, name);
  if (commit === undefined)
    throw new UserError(
      `"${name}" is no branch, tag or commit here.`,
      'Fetch it first, or take a name that "git branch --all" lists.',
    );
  const path = await pathInRepository(repository, folder);
  const project = await loadProject(commitFiles(repository.git, commit, path), defaultSettings);
  if (project.manifest.state === 'absent')
    throw new UserError(`There is no manifest in "${name}".`, 'Take a commit that has one in .upsun.');
  return project;
}

/** The same for a report, which says why a column is not there. */
export async function referenceTo(folder: string, name: string, exec: Exec): Promise<Reference> {
  try {
    return { name, state: 'known', project: await projectAt(folder, name, exec) };
  } catch (error) {
    if (error instanceof UserError) return { name, state: 'unknown', reason: describeError(error) };
    throw error;
  }
}

/** Names come from people and files: what git would read as an option or an expression stands for nothing. */
async function commitNamed(git: Git, name: string): Promise<string | undefined> {
  if (!/^[^-:\s\p{Cc}][^:\s\p{Cc}]*$/u.test(name)) return undefined;
  const names = [name, ...(await remotesOf(git)).map((remote) => `refs/remotes/${remote}/${name}`)];
  for (const it of names) {
    const commit = await commitOf(git, it);
    if (commit) return commit;
  }
  return undefined;
}
