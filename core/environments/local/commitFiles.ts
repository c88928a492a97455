import type { FileLoader, ProjectPath } from '../../workspace';
import type { Git } from './git';

/** The files of a project as they are in a commit. `projectPath` is the project's folder in the repository, `''` for its root. */
export function commitFiles(git: Git, commit: string, projectPath: string): FileLoader {
  const inside = (path: ProjectPath) =>
    projectPath === '' ? path : path === '' ? projectPath : `${projectPath}/${path}`;
  const names = async (folder: ProjectPath, pattern: RegExp) => {
    const tree = inside(folder);
    const listed = await git.ask(['ls-tree', '-z', '--end-of-options', tree === '' ? commit : `${commit}:${tree}`]);
    return (listed?.split('\0') ?? []).flatMap((line) => pattern.exec(line)?.[1] ?? []).sort();
  };
  return {
    async read(path) {
      const text = await git.ask(['cat-file', 'blob', `${commit}:${inside(path)}`]);
      return text === undefined ? { state: 'absent' } : { state: 'known', text: text.replace(/^\uFEFF/, '') };
    },
    list: (folder) => names(folder, /^\d+ blob \S+\t(.+)$/),
    folders: (folder) => names(folder, /^\d+ tree \S+\t(.+)$/),
  };
}
