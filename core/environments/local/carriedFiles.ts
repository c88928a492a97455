import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isWithin, joinPath } from '../../workspace';
import type { Untracked } from './parentFiles';

/** A file that comes into the worktree although git does not hold it. */
export interface CarriedFile {
  /** From the repository's root. */
  readonly path: string;
  /** Containers read it as another user: its rights stay. All others are for their owner alone. */
  readonly mounted: boolean;
}

/** What a worktree gets beside what git checks out. */
export interface CarriedFiles {
  readonly files: readonly CarriedFile[];
  /** What was asked for and can't come. */
  readonly notes: readonly string[];
}

export interface Wanted {
  readonly root: string;
  /** The project's folder in the repository. */
  readonly projectPath: string;
  readonly untracked: Untracked;
  /** What the Compose project reads, and what it mounts. */
  readonly reads: readonly string[];
  /** `worktree.copy`, from the project's folder. */
  readonly copy: readonly string[];
}

/** Files of one folder that may be named as a whole; more is no configuration. */
const mostFiles = 2000;

/** The files that git does not hold and that Compose or the application reads: `.env*`, env files, and what `.parity.yaml` names. */
export async function carriedFiles({ root, projectPath, untracked, reads, copy }: Wanted): Promise<CarriedFiles> {
  const environment = untracked.files.filter((path) => basename(path).startsWith('.env'));
  const named = await Promise.all(copy.map((path) => namedFiles(root, projectPath, path, untracked)));
  const own = [...environment, ...named.flatMap(({ files }) => files)];
  const notes: string[] = [];
  const files: CarriedFile[] = [];
  for (const path of [...new Set([...own, ...reads])].sort()) {
    const found = await stat(join(root, path)).catch(() => undefined);
    if (found?.isFile()) files.push({ path, mounted: !own.includes(path) && !basename(path).startsWith('.env') });
    else notes.push(`${path} is not carried over: it is ${found ? 'no file' : 'a link that leads nowhere'}.`);
  }
  return { files, notes: [...named.flatMap((it) => it.notes), ...notes] };
}

/** A folder stands for everything in it. What git holds is in the worktree already. */
async function namedFiles(
  root: string,
  projectPath: string,
  written: string,
  { files, folders }: Untracked,
): Promise<{ files: readonly string[]; notes: readonly string[] }> {
  const inProject = joinPath('', written);
  const leftOut = (why: string) => ({ files: [], notes: [`"${written}" of worktree.copy is left out: ${why}.`] });
  if (inProject === undefined || inProject === '') return leftOut('it is not a path in the project');
  const path = projectPath === '' ? inProject : `${projectPath}/${inProject}`;
  const found = await stat(join(root, path)).catch(() => undefined);
  if (!found) return leftOut('it does not exist');
  const isBeside = (it: string) => files.includes(it) || folders.some((folder) => isWithin(it, folder));
  const all = found.isDirectory() ? await filesBelow(root, path) : [path];
  if (all.length > mostFiles) return leftOut(`it holds more than ${mostFiles} files`);
  return { files: all.filter(isBeside), notes: [] };
}

/** Links to folders are not followed. */
async function filesBelow(root: string, folder: string): Promise<string[]> {
  const found: string[] = [];
  const open = [folder];
  for (let next = open.pop(); next !== undefined && found.length <= mostFiles; next = open.pop()) {
    for (const entry of await readdir(join(root, next), { withFileTypes: true })) {
      const path = `${next}/${entry.name}`;
      if (entry.isDirectory()) open.push(path);
      else found.push(path);
    }
  }
  return found.sort();
}
