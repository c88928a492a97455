import type { Environment } from '../environment';
import type { Plan } from '../plan';
import { gitIn } from './git';
import type { Origin } from './origin';
import { shortCommit, step, type PlanContext } from './planContext';
import { unsavedWork } from './unsaved';

/**
 * Brings the code of an environment to where its parent is now. Nothing is lost: changes are stashed, and commits that the parent does not
 * have are kept on a branch.
 */
export async function planReset(
  context: PlanContext,
  environment: Environment,
  { commit, parent }: Pick<Origin, 'commit' | 'parent'>,
): Promise<Plan> {
  const { id, worktree, branch: own } = environment;
  const git = gitIn(worktree, context.exec, context.tools.log);
  const head = (await git.run(['rev-parse', 'HEAD'])).trim();
  const { files } = await unsavedWork(git, context.tools.store.files(id));
  const commits = Number((await git.run(['rev-list', '--count', head, '--not', commit])).trim());
  const now = new Date().toISOString();
  const branch = `parity/${id}-${now.replace(/\D/g, '').slice(0, 14)}`;
  const message = `Environment Parity: ${id}, ${now}`;
  const steps = [
    ...(files.length > 0
      ? [step('stashChanges', `Stash ${files.length} changed files`, { worktree, message }, { touches: ['git stash'] })]
      : []),
    ...(commits > 0
      ? [
          step(
            'keepCommits',
            `Keep ${commits} commits on the branch ${branch}`,
            { branch, commit: head },
            { touches: [`branch ${branch}`] },
          ),
        ]
      : []),
    ...(head === commit
      ? []
      : [
          step(
            'moveHead',
            `Go to ${shortCommit(commit)}, where ${parent} is`,
            { worktree, from: head, to: commit },
            { touches: [worktree, ...(own === undefined ? [] : [`branch ${own}`])] },
          ),
        ]),
  ];
  return {
    title: `Reset ${id} to ${parent}`,
    steps,
    notes: steps.length > 0 ? [] : [`The code of ${id} is where that of ${parent} is.`],
    ...(steps.length > 0
      ? { asks: [`The code of ${id} goes from ${shortCommit(head)} to ${shortCommit(commit)}.`] }
      : {}),
  };
}
