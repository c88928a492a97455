import { join } from 'node:path';
import { diskFiles } from '../../diskFiles';
import { folderOf, isWithin, type FileLoader, type ProjectPath } from '../../workspace';
import { commitFiles } from './commitFiles';
import type { Git } from './git';

/** Files beside those that git holds, ignored or not yet added, as paths from the repository's root; folders that hold nothing else are one entry. */
export interface Untracked {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** What lies beside the tracked files of a working tree. */
export async function untrackedIn(git: Git): Promise<Untracked> {
  const listed = ((await git.ask(['ls-files', '--others', '--directory', '-z'])) ?? '').split('\0');
  const paths = listed.filter((path) => path !== '');
  return {
    files: paths.filter((path) => !path.endsWith('/')),
    folders: paths.filter((path) => path.endsWith('/')).map((path) => path.slice(0, -1)),
  };
}

/** A loader that remembers which files it took from the disk. */
export interface ParentFiles extends FileLoader {
  /** From the repository's root. */
  readonly taken: ReadonlySet<string>;
}

/** What a branch is made of. */
export interface ParentFilesOptions {
  /** In the parent's working tree. */
  readonly git: Git;
  readonly commit: string;
  readonly projectPath: string;
  readonly untracked: Untracked;
  /** Uncommitted changes come along. */
  readonly changes: boolean;
}

/**
 * The files of a project as its branch will have them: those of the commit, and beside them those that git does not hold, which the
 * worktree gets, too. With uncommitted changes: as they are on the disk.
 */
export function parentFiles({ git, commit, projectPath, untracked, changes }: ParentFilesOptions): ParentFiles {
  const committed = commitFiles(git, commit, projectPath);
  const disk = diskFiles(join(git.folder, projectPath));
  const taken = new Set<string>();
  const inRepository = (path: ProjectPath) => [projectPath, path].filter((part) => part !== '').join('/');
  const own = new Set(untracked.files);
  const isBeside = (path: string) => own.has(path) || untracked.folders.some((folder) => isWithin(path, folder));
  const fromDisk = async (path: ProjectPath) => {
    const state = await disk.read(path);
    if (state.state === 'known' && isBeside(inRepository(path))) taken.add(inRepository(path));
    return state;
  };
  return {
    taken,
    async read(path) {
      const state = changes ? undefined : await committed.read(path);
      if (state && state.state !== 'absent') return state;
      return changes || isBeside(inRepository(path)) ? fromDisk(path) : { state: 'absent' };
    },
    async list(folder) {
      if (changes) return disk.list(folder);
      const place = inRepository(folder);
      const beside = untracked.files
        .filter((path) => folderOf(path) === place)
        .map((path) => path.split('/').at(-1) ?? '');
      return [...new Set([...(await committed.list(folder)), ...beside])].sort();
    },
    folders: (folder) => (changes ? disk.folders(folder) : committed.folders(folder)),
  };
}
