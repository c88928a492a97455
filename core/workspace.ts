/** A path relative to a project's root, with forward slashes, without `.` and `..`. */
export type ProjectPath = string;

/** What is known of one file. `unknown` = not loaded yet, or outside of what may be read. */
export type FileState =
  | { readonly state: 'known'; readonly text: string }
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable'; readonly reason: string }
  | { readonly state: 'unknown' };

/**
 * The port to files: an immutable snapshot. Reading a path that was not loaded answers `unknown` and notes the path as wanted;
 * the door loads what is wanted and asks again (see `settle`).
 */
export interface Files {
  read(path: ProjectPath): FileState;
  /** File names (not folders) directly in a folder, sorted; undefined while unknown; `[]` where there is no such folder. */
  list(folder: ProjectPath): readonly string[] | undefined;
  /** Names of the folders directly in a folder, sorted; undefined while unknown. */
  folders(folder: ProjectPath): readonly string[] | undefined;
}

/** What loads files for a snapshot: a disk, a commit, or a test's text. Open buffers are put over it by the door. */
export interface FileLoader {
  read(path: ProjectPath): Promise<FileState>;
  list(folder: ProjectPath): Promise<readonly string[]>;
  folders(folder: ProjectPath): Promise<readonly string[]>;
}

/**
 * A growing snapshot that remembers what was asked for and is not there yet.
 *
 * A file that is read again and has not changed keeps its state object, so that what was computed from it can be kept by identity.
 */
export class Snapshot implements Files {
  private readonly files = new Map<ProjectPath, FileState>();
  private readonly listings = new Map<ProjectPath, Listing>();
  private readonly wantedFiles = new Set<ProjectPath>();
  private readonly wantedFolders = new Set<ProjectPath>();

  read(path: ProjectPath): FileState {
    const known = this.files.get(path);
    if (!known) this.wantedFiles.add(path);
    return known ?? { state: 'unknown' };
  }

  list(folder: ProjectPath): readonly string[] | undefined {
    return this.listing(folder)?.files;
  }

  folders(folder: ProjectPath): readonly string[] | undefined {
    return this.listing(folder)?.folders;
  }

  private listing(folder: ProjectPath): Listing | undefined {
    const known = this.listings.get(folder);
    if (!known) this.wantedFolders.add(folder);
    return known;
  }

  /** Every file that was read or asked for, so that the door can watch it. */
  get paths(): readonly ProjectPath[] {
    return [...this.files.keys()];
  }

  /** A file or folder may have changed: what is known of it, and of what lies in and around it, is loaded again. */
  refresh(path: ProjectPath): void {
    for (const known of this.files.keys()) if (isWithin(known, path)) this.wantedFiles.add(known);
    for (const known of this.listings.keys())
      if (isWithin(known, path) || known === folderOf(path)) this.wantedFolders.add(known);
  }

  /** Loads what was asked for. Answers true where something is different now. */
  async load(loader: FileLoader): Promise<boolean> {
    const files = [...this.wantedFiles];
    const folders = [...this.wantedFolders];
    this.wantedFiles.clear();
    this.wantedFolders.clear();
    const changes = await Promise.all([
      ...files.map(async (path) => this.keepFile(path, await loader.read(path))),
      ...folders.map(async (folder) => this.keepListing(folder, await listingOf(loader, folder))),
    ]);
    return changes.includes(true);
  }

  private keepFile(path: ProjectPath, state: FileState): boolean {
    if (sameState(this.files.get(path), state)) return false;
    this.files.set(path, state);
    return true;
  }

  private keepListing(folder: ProjectPath, listing: Listing): boolean {
    const known = this.listings.get(folder);
    if (known && sameNames(known.files, listing.files) && sameNames(known.folders, listing.folders)) return false;
    this.listings.set(folder, listing);
    return true;
  }
}

interface Listing {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

async function listingOf(loader: FileLoader, folder: ProjectPath): Promise<Listing> {
  const [files, folders] = await Promise.all([loader.list(folder), loader.folders(folder)]);
  return { files, folders };
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}

/** True for the path itself and for what lies below it; everything lies below ''. */
export function isWithin(path: ProjectPath, folder: ProjectPath): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

function sameState(a: FileState | undefined, b: FileState): boolean {
  if (a?.state !== b.state) return false;
  if (a.state === 'known' && b.state === 'known') return a.text === b.text;
  return a.state !== 'unreadable' || b.state !== 'unreadable' || a.reason === b.reason;
}

/**
 * Runs a synchronous question over files until it wants no more of them, and answers its last result.
 * A question that never stops asking ends after 50 rounds with what is known then.
 */
export async function settle<T>(
  loader: FileLoader,
  question: (files: Files) => T,
): Promise<{ readonly answer: T; readonly paths: readonly ProjectPath[] }> {
  const snapshot = new Snapshot();
  let answer = question(snapshot);
  for (let round = 0; round < 50 && (await snapshot.load(loader)); round++) answer = question(snapshot);
  return { answer, paths: snapshot.paths };
}

/** Files in memory, all of them known: for tests and for texts that were read already. */
export function filesFrom(texts: Readonly<Record<ProjectPath, string>>): Files {
  const names = Object.keys(texts).sort();
  return {
    read: (path) => {
      const text = texts[path];
      return text === undefined ? { state: 'absent' } : { state: 'known', text };
    },
    list: (folder) => {
      const prefix = folder === '' ? '' : `${folder}/`;
      return names
        .filter((name) => name.startsWith(prefix) && !name.slice(prefix.length).includes('/'))
        .map((name) => name.slice(prefix.length));
    },
    folders: (folder) => {
      const prefix = folder === '' ? '' : `${folder}/`;
      const below = names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
      return [...new Set(below.flatMap((name) => (name.includes('/') ? (name.split('/')[0] ?? []) : [])))];
    },
  };
}

/**
 * Joins a folder of the project and a path written in one of its files. Undefined where the result leaves the project
 * or is absolute: such files are not read.
 */
export function joinPath(folder: ProjectPath, written: string): ProjectPath | undefined {
  const slashed = written.replaceAll('\\', '/');
  if (slashed.startsWith('/') || /^[A-Za-z]:/.test(slashed)) return undefined;
  const parts: string[] = folder === '' ? [] : folder.split('/');
  for (const part of slashed.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

export function folderOf(path: ProjectPath): ProjectPath {
  const at = path.lastIndexOf('/');
  return at < 0 ? '' : path.slice(0, at);
}
