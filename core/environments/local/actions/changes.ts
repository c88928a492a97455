import { copyFile, lstat, mkdir, readlink, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CancelledError } from '../../../errors';
import { textOf, type Action } from '../../action';
import { uncommitted } from '../changes';
import { gitIn } from '../git';
import type { LocalTools } from './context';

/**
 * Brings the uncommitted changes of a working tree into a worktree of the same commit, as they are when the step runs. Input: `root`,
 * `worktree`. Undo leaves them: the worktree goes with its own step.
 */
export function bringChanges(tools: LocalTools): Action {
  return {
    async run(input, { signal }) {
      const [root, worktree] = [textOf(input, 'root'), textOf(input, 'worktree')];
      const { files, deleted } = await uncommitted(gitIn(root, tools.exec, tools.log));
      for (const path of deleted) await rm(join(worktree, path), { force: true });
      for (const path of files) {
        if (signal.aborted) throw new CancelledError();
        await bring(join(root, path), join(worktree, path));
      }
    },
    undo: () => Promise.resolve(),
  };
}

/** A link comes as a link. What is gone by now, or is no file, is left out. */
async function bring(from: string, to: string): Promise<void> {
  const found = await lstat(from).catch(() => undefined);
  if (!found?.isFile() && !found?.isSymbolicLink()) return;
  await rm(to, { recursive: true, force: true });
  await mkdir(dirname(to), { recursive: true });
  if (found.isSymbolicLink()) await symlink(await readlink(from), to);
  else await copyFile(from, to);
}
