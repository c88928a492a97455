import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProductionCommit } from '../provider';
import type { Repository } from './git';
import { commitOf, remotesOf } from './refs';

/**
 * The commit that production is deployed from, as far as it is known here: the setting, else the default branch of the remote as last
 * fetched, else local `main` or `master`. Never fetches.
 */
export async function productionCommit(repository: Repository, setting: string): Promise<ProductionCommit> {
  const { git } = repository;
  if (setting !== '') return fromSetting(repository, setting);
  for (const remote of await remotesOf(git)) {
    const head = (await git.ask(['symbolic-ref', '--quiet', `refs/remotes/${remote}/HEAD`]))?.trim();
    const commit = head && (await commitOf(git, head));
    if (head && commit)
      return {
        state: 'known',
        commit,
        ref: shortName(head),
        how: `the default branch of ${remote}`,
        ...(await age(repository)),
      };
  }
  for (const branch of ['main', 'master']) {
    const commit = await commitOf(git, `refs/heads/${branch}`);
    if (commit) return { state: 'known', commit, ref: branch, how: `the local branch ${branch}` };
  }
  return {
    state: 'unknown',
    reason: 'No remote says which branch is its default, and there is no branch main or master.',
    nextStep: 'Set parity.productionBranch to the branch that production is deployed from.',
  };
}

async function fromSetting(repository: Repository, branch: string): Promise<ProductionCommit> {
  const { git } = repository;
  const refs = [
    `refs/remotes/${branch}`,
    ...(await remotesOf(git)).map((remote) => `refs/remotes/${remote}/${branch}`),
    `refs/heads/${branch}`,
  ];
  for (const ref of refs) {
    const commit = await commitOf(git, ref);
    if (commit)
      return {
        state: 'known',
        commit,
        ref: shortName(ref),
        how: 'the setting parity.productionBranch',
        ...(ref.startsWith('refs/remotes/') ? await age(repository) : {}),
      };
  }
  return {
    state: 'unknown',
    reason: `The branch "${branch}" of the setting parity.productionBranch does not exist here.`,
    nextStep: 'Fetch it, or change the setting.',
  };
}

function shortName(ref: string): string {
  return ref.replace(/^refs\/(heads|remotes)\//, '');
}

/** When anything was fetched last. A clone that never fetched since has no record: its age is unknown. */
async function age({ commonFolder }: Repository): Promise<{ fetchedAt?: Date }> {
  const found = await stat(join(commonFolder, 'FETCH_HEAD')).catch(() => undefined);
  return found ? { fetchedAt: found.mtime } : {};
}
