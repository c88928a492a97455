import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { FileLoader, FileState, ProjectPath } from './workspace';

/** Bytes. Larger files are no configuration; reading them would only cost memory. */
const sizeLimit = 4 * 1024 * 1024;

/**
 * Files of a folder on the disk. Nothing outside of the folder is read: a symbolic link that leaves it is unreadable.
 * Texts come as UTF-8 without a byte order mark.
 */
export function diskFiles(folder: string): FileLoader {
  return {
    read: (path) => absentOrUnreadable(async () => readText(await inside(folder, path))),
    list: (path) => listFolder(folder, path, (entry) => entry.isFile() || entry.isSymbolicLink()),
    folders: (path) => listFolder(folder, path, (entry) => entry.isDirectory()),
  };
}

async function listFolder(
  folder: string,
  path: ProjectPath,
  wanted: (entry: Dirent) => boolean,
): Promise<readonly string[]> {
  try {
    const entries = await readdir(await inside(folder, path), { withFileTypes: true });
    return entries
      .filter(wanted)
      .map(({ name }) => name)
      .sort();
  } catch {
    // No such folder, none that may be read, or one outside of the project: there is nothing to list.
    return [];
  }
}

async function readText(path: string): Promise<FileState> {
  const found = await stat(path);
  if (!found.isFile()) return { state: 'absent' };
  if (found.size > sizeLimit) return unreadable(`it is larger than ${sizeLimit / 1024 / 1024} MB`);
  const text = await readFile(path, 'utf8');
  return { state: 'known', text: text.startsWith('\uFEFF') ? text.slice(1) : text };
}

class OutsideError extends Error {}

/** The real path of a file of the project; throws where it lies elsewhere. */
async function inside(folder: string, path: ProjectPath): Promise<string> {
  const [root, real] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
  if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep)) throw new OutsideError();
  return real;
}

async function absentOrUnreadable(read: () => Promise<FileState>): Promise<FileState> {
  try {
    return await read();
  } catch (error) {
    // Every failure to read is a state of the file: the checks go on with what they have.
    if (error instanceof OutsideError) return unreadable('it is a link that leaves the project');
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return code === 'ENOENT' || code === 'ENOTDIR' ? { state: 'absent' } : unreadable(reasons[code] ?? String(error));
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you have no right to read it',
  EPERM: 'you have no right to read it',
  ELOOP: 'its symbolic links form a loop',
};

function unreadable(reason: string): FileState {
  return { state: 'unreadable', reason };
}
