import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Exec } from './exec';

/** The folders whose presence makes their parent a project: today's layout and the older one. */
const manifestFolders: readonly string[] = ['.upsun', '.platform'];

/** A file of the older layout that makes its folder a project, unless a folder of the manifest is above it. */
const applicationFile = '.platform.app.yaml';

/** True for a path whose coming or going may make or end a project. */
export function isPartOfManifest(path: string): boolean {
  const parts = path.split(/[\\/]/);
  return parts.at(-1) === applicationFile || parts.some((part) => manifestFolders.includes(part));
}

/** Folders that hold other people's code, or none: no project of the user's is in there. */
const foreign = new Set(['node_modules', 'vendor', '.git']);

/** Bounds of a walk without git: what lies deeper or later is found when one of its files is opened. */
const walkLimits = { depth: 8, folders: 5000 };

/**
 * The project that a file or folder belongs to: the folder itself, or the nearest above it, that holds a manifest. Nothing above the
 * repository's root, or above one of the `ceilings` (workspace folders), is looked at.
 */
export async function projectAbove(path: string, ceilings: readonly string[] = []): Promise<string | undefined> {
  let application: string | undefined;
  for (let folder = path; ; folder = dirname(folder)) {
    if (await holdsManifest(folder)) return isForeign(pathBelow(folder, ceilings)) ? undefined : folder;
    if (await exists(join(folder, applicationFile))) application = folder;
    if (ceilings.includes(folder) || folder === dirname(folder) || (await exists(join(folder, '.git')))) {
      if (application === undefined || isForeign(pathBelow(application, ceilings))) return undefined;
      return aroundApplication(application, folder);
    }
  }
}

/** What of a folder's files says that an environment is described there. */
const environmentFile = /^(?:(?:docker-)?compose\.ya?ml|\.ddev|\.lando\.yml)$/;

/**
 * The project of an application without a folder of the manifest above it: the application's own folder, or the nearest above it that
 * describes its environment. Nothing above the ceiling is looked at.
 */
async function aroundApplication(application: string, ceiling: string): Promise<string> {
  for (let folder = application; ; folder = dirname(folder)) {
    const names = await readdir(folder).catch((): string[] => []);
    if (names.some((name) => environmentFile.test(name))) return folder;
    if (folder === ceiling || folder === dirname(folder) || names.includes('.git')) return application;
  }
}

async function holdsManifest(folder: string): Promise<boolean> {
  const found = await Promise.all(manifestFolders.map((name) => isFolder(join(folder, name))));
  return found.includes(true);
}

function isForeign(relativePath: string): boolean {
  return relativePath.split(/[\\/]/).some((part) => foreign.has(part));
}

/** The part of a path below the ceiling that holds it; empty where none does, since the names above are the user's choice. */
function pathBelow(path: string, ceilings: readonly string[]): string {
  const ceiling = ceilings.find((it) => path.startsWith(it.endsWith(sep) ? it : it + sep));
  return ceiling === undefined ? '' : relative(ceiling, path);
}

/**
 * The projects in a folder and below it, sorted. With `exec` they come from git's list of files (tracked, and new ones that are not
 * ignored); without, or where git can't tell, from a bounded walk. Nested worktrees hold no projects.
 */
export async function projectsBelow(folder: string, exec?: Exec): Promise<readonly string[]> {
  const root = resolve(folder);
  const found = (exec && (await projectsInGit(root, exec))) ?? (await walk(root));
  return found.sort();
}

async function projectsInGit(root: string, exec: Exec): Promise<string[] | undefined> {
  const files = await gitFiles(root, exec);
  if (!files) return undefined;
  const paths = files.filter((file) => !isForeign(file)).map((file) => join(root, file));
  const folders = [
    ...new Set(paths.filter((it) => basename(it) !== applicationFile).map((it) => dirname(dirname(it)))),
  ];
  const present = await Promise.all(folders.map(holdsManifest));
  const applications = paths.filter((it) => basename(it) === applicationFile).map((it) => dirname(it));
  return withApplications(
    root,
    folders.filter((_, index) => present[index]),
    applications,
  );
}

/** Applications of the older layout that no folder with a manifest is above are projects of their own. */
async function withApplications(
  root: string,
  projects: readonly string[],
  applications: readonly string[],
): Promise<string[]> {
  const tops = applications.toSorted((a, b) => a.length - b.length);
  const found = [...projects];
  for (const folder of tops)
    if (!found.some((it) => folder === it || folder.startsWith(it + sep)))
      found.push(await aroundApplication(folder, root));
  return found;
}

async function gitFiles(root: string, exec: Exec): Promise<string[] | undefined> {
  const patterns = [...manifestFolders.map((name) => `:(glob)**/${name}/*`), `:(glob)**/${applicationFile}`];
  const args = [
    '-c',
    'core.fsmonitor=false',
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
    '--',
    ...patterns,
  ];
  try {
    const { code, stdout } = await exec('git', args, { cwd: root, timeout: 5000 });
    return code === 0 ? stdout.split('\0').filter((it) => it !== '') : undefined;
  } catch {
    // Without git the walk finds what git would have.
    return undefined;
  }
}

async function walk(root: string): Promise<string[]> {
  const found: string[] = [];
  const applications: string[] = [];
  let level = [root];
  let seen = 0;
  for (let depth = 0; depth <= walkLimits.depth && level.length > 0 && seen < walkLimits.folders; depth++) {
    seen += level.length;
    const seenHere = await Promise.all(
      level.slice(0, walkLimits.folders).map((folder) => contents(folder, folder === root)),
    );
    level.forEach((folder, index) => {
      if (manifestFolders.some((name) => seenHere[index]?.folders.includes(name))) found.push(folder);
      if (seenHere[index]?.isApplication) applications.push(folder);
    });
    level = level.flatMap((folder, index) =>
      (seenHere[index]?.folders ?? []).filter(mayHoldProjects).map((name) => join(folder, name)),
    );
  }
  return withApplications(root, found, applications);
}

function mayHoldProjects(name: string): boolean {
  return !name.startsWith('.') && !foreign.has(name);
}

interface Contents {
  readonly folders: readonly string[];
  readonly isApplication: boolean;
}

async function contents(folder: string, isRoot: boolean): Promise<Contents> {
  const nothing = { folders: [], isApplication: false };
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    if (!isRoot && entries.some((it) => it.name === '.git' && it.isFile()) && (await isWorktree(folder)))
      return nothing;
    return {
      folders: entries.filter((it) => it.isDirectory()).map(({ name }) => name),
      isApplication: entries.some(({ name }) => name === applicationFile),
    };
  } catch {
    // A folder that can't be read holds no project that could be shown.
    return nothing;
  }
}

/** A linked worktree's `.git` is a file that points into the main repository's list of worktrees; a submodule's points elsewhere. */
async function isWorktree(folder: string): Promise<boolean> {
  return /[\\/]worktrees[\\/]/.test(await readFile(join(folder, '.git'), 'utf8'));
}

async function isFolder(path: string): Promise<boolean> {
  return (await kindOf(path)) === 'folder';
}

async function exists(path: string): Promise<boolean> {
  return (await kindOf(path)) !== undefined;
}

async function kindOf(path: string): Promise<'folder' | 'other' | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'other';
  } catch {
    // Absence is an answer, not a failure.
    return undefined;
  }
}
