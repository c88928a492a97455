import { folderOf, type FileLoader, type ProjectPath } from '../../workspace';
import type { Git } from './git';

/** The files of a project as they are in a commit. `projectPath` is the project's folder in the repository, `''` for its root. */
export function commitFiles(git: Git, commit: string, projectPath: string): FileLoader {
  let listing: Promise<Listing> | undefined;
  const listed = () => (listing ??= listCommit(git, projectPath === '' ? commit : `${commit}:${projectPath}`));
  return {
    async read(path) {
      if (!(await listed()).files.get(folderOf(path))?.has(path)) return { state: 'absent' };
      const text = await git.ask([
        'cat-file',
        'blob',
        `${commit}:${projectPath === '' ? '' : `${projectPath}/`}${path}`,
      ]);
      return text === undefined ? { state: 'absent' } : { state: 'known', text: text.replace(/^\uFEFF/, '') };
    },
    list: async (folder) => namesOf((await listed()).files.get(folder)),
    folders: async (folder) => namesOf((await listed()).folders.get(folder)),
  };
}

/** The paths in each folder that holds any. */
interface Listing {
  readonly files: ReadonlyMap<ProjectPath, ReadonlySet<ProjectPath>>;
  readonly folders: ReadonlyMap<ProjectPath, ReadonlySet<ProjectPath>>;
}

/** One call for the whole tree: a call for each folder takes longer than one for all of the largest repositories. */
async function listCommit(git: Git, tree: string): Promise<Listing> {
  const output = await git.ask(['ls-tree', '--full-tree', '-r', '-t', '-z', '--end-of-options', tree]);
  const files = new Map<ProjectPath, Set<ProjectPath>>();
  const folders = new Map<ProjectPath, Set<ProjectPath>>();
  for (const line of output?.split('\0') ?? []) {
    const [, type, path] = /^\d+ (blob|tree) \S+\t(.+)$/s.exec(line) ?? [];
    if (path === undefined) continue;
    const kind = type === 'tree' ? folders : files;
    kind.set(folderOf(path), (kind.get(folderOf(path)) ?? new Set()).add(path));
  }
  return { files, folders };
}

function namesOf(paths: ReadonlySet<ProjectPath> | undefined): readonly string[] {
  return [...(paths ?? [])].map((path) => path.slice(path.lastIndexOf('/') + 1)).sort();
}
