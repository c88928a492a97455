import { UserError } from '../../../errors';
import { textOf, type Action } from '../../action';
import type { StepInput } from '../../plan';
import { withoutFilters } from '../filters';
import { gitIn } from '../git';
import type { LocalTools } from './context';

/** Puts changes away, with untracked files. Input: `worktree`, `message`. */
export function stashChanges(tools: LocalTools): Action {
  return {
    async run(input, { signal }) {
      const git = gitIn(textOf(input, 'worktree'), tools.exec, tools.log);
      await git.run(
        [...(await withoutFilters(git)), 'stash', 'push', '--include-untracked', '--message', textOf(input, 'message')],
        { signal },
      );
    },
    async undo(input) {
      const git = gitIn(textOf(input, 'worktree'), tools.exec, tools.log);
      const newest = (await git.ask(['stash', 'list', '-1', '--format=%s'])) ?? '';
      if (newest.includes(textOf(input, 'message')))
        await git.run([...(await withoutFilters(git)), 'stash', 'pop', '--index']);
    },
  };
}

/** Keeps commits that no other ref reaches. Input: `branch`, `commit`. */
export function keepCommits(tools: LocalTools): Action {
  return {
    async run(input, { signal }) {
      await gitIn(tools.root, tools.exec, tools.log).run(
        ['branch', '--no-track', textOf(input, 'branch'), textOf(input, 'commit')],
        { signal },
      );
    },
    async undo(input) {
      await gitIn(tools.root, tools.exec, tools.log).ask([
        'update-ref',
        '-d',
        `refs/heads/${textOf(input, 'branch')}`,
        textOf(input, 'commit'),
      ]);
    },
  };
}

/**
 * Moves a worktree and its branch from one commit to another; refused by git where a change would be lost. Input: `worktree`, `from`, `to`.
 */
export function moveHead(tools: LocalTools): Action {
  const move = async (worktree: string, commit: string, signal?: AbortSignal) => {
    const git = gitIn(worktree, tools.exec, tools.log);
    await git.run([...(await withoutFilters(git)), 'reset', '--keep', '--quiet', commit], { signal });
  };
  return {
    run: (input, { signal }) => move(textOf(input, 'worktree'), textOf(input, 'to'), signal),
    undo: (input) => move(textOf(input, 'worktree'), textOf(input, 'from')),
  };
}

/**
 * Merges a commit into what a worktree has checked out. Input: `worktree`, `from` (where it is before), `to`, `message`. Undo goes back, and is
 * refused by git where a change would be lost.
 */
export function mergeCommit(tools: LocalTools): Action {
  const gitOf = (input: StepInput) => gitIn(textOf(input, 'worktree'), tools.exec, tools.log);
  return {
    async run(input, { signal }) {
      const git = gitOf(input);
      const merge = ['merge', '--no-edit', '--message', textOf(input, 'message'), textOf(input, 'to')];
      try {
        await git.run([...(await withoutFilters(git)), ...merge], { signal });
      } catch (error) {
        const conflicts =
          (await git.ask(['diff', '--name-only', '--diff-filter=U', '-z']))?.split('\0').slice(0, -1) ?? [];
        if (conflicts.length === 0) throw error;
        throw new UserError(
          `${conflicts.slice(0, 3).join(', ')} ${conflicts.length === 1 ? 'was' : 'were'} changed in both, so that there is no merge.`,
          `Merge by hand in ${textOf(input, 'worktree')}.`,
        );
      }
    },
    async undo(input) {
      const git = gitOf(input);
      await git.ask([...(await withoutFilters(git)), 'merge', '--abort']);
      await git.run([...(await withoutFilters(git)), 'reset', '--keep', '--quiet', textOf(input, 'from')]);
    },
  };
}
