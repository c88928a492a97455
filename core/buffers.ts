import { folderOf, type FileLoader, type ProjectPath } from './workspace';

/** Texts that an editor holds, by their path in the project. */
export type Buffers = () => ReadonlyMap<ProjectPath, string>;

/** Open buffers win over what a loader reads, and are listed with its files. */
export function withBuffers(loader: FileLoader, buffers: Buffers): FileLoader {
  return {
    read: async (path) => {
      const text = buffers().get(path);
      return text === undefined ? loader.read(path) : { state: 'known', text };
    },
    list: async (folder) => {
      const names = await loader.list(folder);
      const open = [...buffers().keys()]
        .filter((path) => folderOf(path) === folder)
        .map((path) => path.slice(folder === '' ? 0 : folder.length + 1));
      return [...new Set([...names, ...open])].sort();
    },
    folders: (folder) => loader.folders(folder),
  };
}

/** Nothing but the buffers: for documents that are not on this machine's disk. */
export const noFiles: FileLoader = {
  read: () => Promise.resolve({ state: 'absent' }),
  list: () => Promise.resolve([]),
  folders: () => Promise.resolve([]),
};
