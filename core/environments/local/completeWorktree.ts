import { dirname } from 'node:path';
import type { Step } from '../plan';
import { carriedFiles } from './carriedFiles';
import { uncommitted } from './changes';
import { canClone, dependencyFolders } from './dependencyFolders';
import { gitIn } from './git';
import type { Untracked } from './parentFiles';
import { step, type PlanContext } from './planContext';

/** A worktree that is checked out, and what it is branched from. */
export interface NewWorktree {
  readonly id: string;
  readonly worktree: string;
  readonly commit: string;
  /** Root of the parent's working tree. */
  readonly root: string;
  readonly untracked: Untracked;
  /** Uncommitted changes come along. */
  readonly changes: boolean;
  /** Files that git does not hold and that the Compose project reads. */
  readonly reads: readonly string[];
}

export interface WorktreePlan {
  readonly steps: readonly Step[];
  readonly notes: readonly string[];
}

/** What a worktree needs beside what git checks out: uncommitted changes if they are wanted, ignored files, dependency folders. */
export async function completeWorktree(context: PlanContext, made: NewWorktree): Promise<WorktreePlan> {
  const parts = [
    await changesPlan(context, made),
    await carriedPlan(context, made),
    await dependenciesPlan(context, made),
  ];
  return {
    steps: parts.flatMap(({ steps }) => steps),
    notes: [...parts.flatMap(({ notes }) => notes), ...(await gitNotes(context, made))],
  };
}

async function changesPlan({ exec, tools }: PlanContext, made: NewWorktree): Promise<WorktreePlan> {
  if (!made.changes) return { steps: [], notes: [] };
  const { root, worktree } = made;
  const { files, deleted, submodules } = await uncommitted(gitIn(root, exec, tools.log));
  const notes = submodules.map((path) => `Changes in the submodule ${path} do not come along.`);
  const all = [...files, ...deleted];
  if (all.length === 0) return { steps: [], notes: ['There are no uncommitted changes to bring.', ...notes] };
  const title = `Bring ${all.length} uncommitted change${all.length === 1 ? '' : 's'}; they stay in ${root}, too`;
  return { steps: [step('bringChanges', title, { root, worktree }, { touches: shortened(all) })], notes };
}

async function carriedPlan(context: PlanContext, made: NewWorktree): Promise<WorktreePlan> {
  const { root, worktree, untracked, reads, id } = made;
  const copy = context.settings.worktree.copy;
  const { files, notes } = await carriedFiles({ root, projectPath: context.projectPath, untracked, reads, copy });
  if (files.length === 0) return { steps: [], notes };
  const names = shortened(files.map(({ path }) => path));
  const input = { root, worktree, record: context.tools.store.files(id), files };
  return {
    steps: [step('carryFiles', `Carry over ${names.join(', ')}, which git does not hold`, input, { touches: names })],
    notes,
  };
}

async function dependenciesPlan({ tools }: PlanContext, made: NewWorktree): Promise<WorktreePlan> {
  const { root, worktree, untracked } = made;
  const probed = dependencyFolders(untracked, true).cloned.length > 0;
  const { cloned, notes } = dependencyFolders(
    untracked,
    probed && (await canClone(root, dirname(tools.store.files(made.id)))),
  );
  if (cloned.length === 0) return { steps: [], notes };
  const names = shortened(cloned);
  const input = { root, worktree, folders: cloned };
  return {
    steps: [step('cloneFolders', `Clone ${names.join(', ')}, sharing the disk`, input, { touches: names })],
    notes,
  };
}

/** What git checks out in a way that people should know. */
async function gitNotes({ exec, tools }: PlanContext, { root, commit }: NewWorktree): Promise<string[]> {
  const git = gitIn(root, exec, tools.log);
  const listed = ['config', '-z', `--blob=${commit}:.gitmodules`, '--get-regexp', '^submodule\\..*\\.path$'];
  const submodules = ((await git.ask(listed)) ?? '').split('\0').flatMap((entry) => /\n(.+)$/s.exec(entry)?.[1] ?? []);
  const sparse = (await git.ask(['config', '--type=bool', '--get', 'core.sparseCheckout']))?.trim() === 'true';
  return [
    ...(submodules.length > 0
      ? [
          `Submodules are empty: ${shortened(submodules).join(', ')}. Run "git submodule update --init" in the worktree.`,
        ]
      : []),
    ...(sparse ? ['The repository is checked out sparsely; so is the worktree.'] : []),
  ];
}

function shortened(names: readonly string[]): string[] {
  return names.length > 20 ? [...names.slice(0, 20), `${names.length - 20} more`] : [...names];
}
