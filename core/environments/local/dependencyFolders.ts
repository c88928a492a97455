import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Untracked } from './parentFiles';

/** Folders that package managers fill and that work in another place, too. */
const movable = new Set(['node_modules', 'vendor', 'bower_components']);

/** Folders that package managers fill and that name the place where they were made: a copy would lead back to the original. */
const fixed = new Set(['.venv', 'venv', '.tox', '.direnv']);

export function isDependencyFolder(name: string): boolean {
  return movable.has(name) || fixed.has(name);
}

/** What becomes of the dependency folders of a working tree. */
export interface DependencyFolders {
  /** Shared copy-on-write; from the repository's root. */
  readonly cloned: readonly string[];
  /** To be installed again. */
  readonly notes: readonly string[];
}

/** @param canClone whether the file system shares copies between a working tree and the worktree */
export function dependencyFolders({ folders }: Untracked, canClone: boolean): DependencyFolders {
  const found = folders.filter((path) => isDependencyFolder(basename(path)));
  const bound = found.filter((path) => fixed.has(basename(path)));
  const free = found.filter((path) => movable.has(basename(path)));
  const list = (paths: readonly string[]) => paths.slice(0, 5).join(', ') + (paths.length > 5 ? ', …' : '');
  return {
    cloned: canClone ? free : [],
    notes: [
      ...(free.length > 0 && !canClone
        ? [`Install in the worktree: ${list(free)}. The file system can't share copies of files.`]
        : []),
      ...(bound.length > 0
        ? [`Install in the worktree: ${list(bound)}. A copy would lead back to the folder it was made in.`]
        : []),
    ],
  };
}

/** Tries with one file whether the file system shares copies (reflink) from one folder to another. */
export async function canClone(from: string, to: string): Promise<boolean> {
  const probe = join(to, `.probe-${randomUUID()}`);
  try {
    const [file] = (await readdir(from, { withFileTypes: true })).filter((entry) => entry.isFile());
    if (!file) return false;
    await mkdir(to, { recursive: true, mode: 0o700 });
    await copyFile(join(from, file.name), probe, constants.COPYFILE_FICLONE_FORCE);
    return true;
  } catch {
    // The file system says no, whatever its reason.
    return false;
  } finally {
    await rm(probe, { force: true });
  }
}
