import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, readlink, rm, symlink } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { CancelledError } from '../../../errors';
import { textOf, textsOf, type Action, type ActionContext } from '../../action';
import { pathInside } from '../isolation/pathFacts';

/** Copies that share their blocks where the file system can. Input: `root`, `worktree`, `folders`. */
export function cloneFolders(): Action {
  return {
    async run(input, context) {
      const [root, worktree] = [textOf(input, 'root'), textOf(input, 'worktree')];
      for (const folder of textsOf(input, 'folders')) {
        await rm(join(worktree, folder), { recursive: true, force: true });
        await cloneFolder({ root, worktree }, folder, context);
      }
    },
    async undo(input) {
      for (const folder of textsOf(input, 'folders'))
        await rm(join(textOf(input, 'worktree'), folder), { recursive: true, force: true });
    },
  };
}

interface Roots {
  readonly root: string;
  readonly worktree: string;
}

/** Files at a time: more only wait for the disk. */
const atOnce = 32;

async function cloneFolder(roots: Roots, folder: string, { signal, detail }: ActionContext): Promise<void> {
  let done = 0;
  const open = [folder];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const current = next;
    await mkdir(join(roots.worktree, current), { recursive: true });
    const entries = await readdir(join(roots.root, current), { withFileTypes: true });
    open.push(...entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(current, name)));
    const rest = entries.filter((entry) => entry.isFile() || entry.isSymbolicLink());
    for (let at = 0; at < rest.length; at += atOnce) {
      if (signal.aborted) throw new CancelledError();
      const some = rest.slice(at, at + atOnce);
      await Promise.all(
        some.map((entry) =>
          entry.isFile() ? cloneFile(roots, join(current, entry.name)) : cloneLink(roots, join(current, entry.name)),
        ),
      );
      done += some.length;
      if (done % 1000 < atOnce) detail(`${folder}: ${done} files`);
    }
  }
}

function cloneFile({ root, worktree }: Roots, path: string): Promise<void> {
  return copyFile(join(root, path), join(worktree, path), constants.COPYFILE_FICLONE);
}

/** A link by a whole path that leads into the parent's tree leads into the worktree instead. */
async function cloneLink({ root, worktree }: Roots, path: string): Promise<void> {
  const target = await readlink(join(root, path));
  const inside = isAbsolute(target) ? pathInside(root, target) : undefined;
  await symlink(inside === undefined ? target : join(worktree, inside), join(worktree, path));
}
