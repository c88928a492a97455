import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CancelledError } from '../../../errors';
import { textOf, type Action } from '../../action';
import type { StepInput } from '../../plan';
import type { CarriedFile } from '../carriedFiles';
import { forgetCarried, recordCarried } from '../carriedRecord';

/** Copies files that git does not hold into a worktree. Input: `root`, `worktree`, `record` (folder), `files`. */
export function carryFiles(): Action {
  return {
    async run(input, { signal }) {
      const [root, worktree, record] = [textOf(input, 'root'), textOf(input, 'worktree'), textOf(input, 'record')];
      const files = filesOf(input);
      for (const { path, mounted } of files) {
        if (signal.aborted) throw new CancelledError();
        const target = join(worktree, path);
        await mkdir(dirname(target), { recursive: true });
        await rm(target, { force: true });
        await copyFile(join(root, path), target);
        if (!mounted) await chmod(target, 0o600);
      }
      await mkdir(record, { recursive: true, mode: 0o700 });
      await recordCarried(
        record,
        worktree,
        files.map(({ path }) => path),
      );
    },
    async undo(input) {
      for (const { path } of filesOf(input)) await rm(join(textOf(input, 'worktree'), path), { force: true });
      await forgetCarried(textOf(input, 'record'));
    },
  };
}

function filesOf(input: StepInput): readonly CarriedFile[] {
  return input['files'] as unknown as readonly CarriedFile[];
}
