import { folderOf, joinPath, type Files, type ProjectPath } from '../workspace';
import { asText, isIncluded, pairsOf, valueAt } from '../yaml';
import { factPerEntry } from './keptPerEntry';
import { mayBeIgnored, submodulesIn } from './gitignore';
import type { ManifestEntry } from './manifest';

/** What the repository has at the places that a manifest names. Nothing else is looked at, and no folder is followed. */
export interface Surroundings {
  /** By the name of the application; absent for one whose folder is not known. */
  readonly applications: ReadonlyMap<string, ApplicationFolder>;
  readonly submodules: readonly ProjectPath[];
}

/** The folder of an application, `source.root`, with what the application names in it. */
export interface ApplicationFolder extends Folder {
  /** What `build.flavor` says. */
  readonly flavor: string | undefined;
  /** The text of `.environment`; undefined where there is none, or it is not loaded. */
  readonly environmentScript: string | undefined;
  /** The folders that locations and mounts name, by their paths below the application's folder. */
  readonly folders: ReadonlyMap<ProjectPath, Folder>;
}

export interface Folder {
  /** From the project's root. */
  readonly path: ProjectPath;
  /** `unknown`: not loaded yet, or a link. */
  readonly state: 'there' | 'absent' | 'unknown';
  /** Names directly in it; empty where it is not there. */
  readonly files: readonly string[];
  /** Of `files`, those that git has, as far as its `.gitignore` files tell; in doubt none. */
  readonly committed: readonly string[];
  /** It has neither files nor folders. */
  readonly isEmpty: boolean;
  /** Names of the folders beside it, where it is absent. */
  readonly siblings: readonly string[];
}

export const noSurroundings: Surroundings = { applications: new Map(), submodules: [] };

/** Looks around. What is not loaded yet is unknown, and asked for. */
export function readSurroundings(files: Files, applications: readonly ManifestEntry[]): Surroundings {
  const found = applications.flatMap((entry) => {
    const named = namedIn(entry);
    return named.root === undefined ? [] : [[entry.name, readApplication(files, named.root, named)] as const];
  });
  return { applications: new Map(found), submodules: submodulesIn(files) };
}

/** What an application names. */
interface Named {
  /** Undefined where it leaves the project, or is written elsewhere. */
  readonly root: ProjectPath | undefined;
  readonly folders: readonly ProjectPath[];
  readonly flavor: string | undefined;
}

const namedIn = factPerEntry((entry): Named => ({
  root: rootOf(entry),
  folders: [...rootsOf(entry), ...mountsOf(entry)],
  flavor: asText(valueAt(entry.node, ['build', 'flavor'])),
}));

function rootOf({ node }: ManifestEntry): ProjectPath | undefined {
  const root = valueAt(node, ['source', 'root']);
  if (isIncluded(node) || isIncluded(root)) return undefined;
  return joinPath('', (asText(root) ?? '').replace(/^\/+/, ''));
}

function readApplication(files: Files, path: ProjectPath, { folders, flavor }: Named): ApplicationFolder {
  const folder = readFolder(files, path);
  const script = folder.files.includes('.environment') ? files.read(below(path, '.environment')) : undefined;
  return {
    ...folder,
    flavor,
    environmentScript: script?.state === 'known' ? script.text : undefined,
    folders: new Map(folders.map((name) => [name, readFolder(files, below(path, name))])),
  };
}

/** The path below an application's folder that a text of the manifest names; undefined for that folder itself, and what leaves it. */
export function namedFolder(written: string): ProjectPath | undefined {
  const path = joinPath('', written.replace(/^\/+/, ''));
  return path === '' ? undefined : path;
}

function rootsOf({ node }: ManifestEntry): ProjectPath[] {
  const locations = pairsOf(valueAt(node, ['web', 'locations']));
  return locations.flatMap(({ value }) => namedFolder(asText(valueAt(value, ['root'])) ?? '') ?? []);
}

function mountsOf({ node }: ManifestEntry): ProjectPath[] {
  const mounts = [...pairsOf(valueAt(node, ['mounts'])), ...pairsOf(valueAt(node, ['web', 'mounts']))];
  return mounts.flatMap(({ key }) => (key.text.startsWith('.') ? [] : (namedFolder(key.text) ?? [])));
}

function below(folder: ProjectPath, name: string): ProjectPath {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Its parent says whether it is there: a folder without files, or one that is a link, looks the same as none. */
function readFolder(files: Files, path: ProjectPath): Folder {
  const parent = folderOf(path);
  const name = path.slice(parent === '' ? 0 : parent.length + 1);
  const nothing: Folder = { path, state: 'unknown', files: [], committed: [], isEmpty: false, siblings: [] };
  const [beside, filesBeside] = path === '' ? [[name], []] : [files.folders(parent), files.list(parent)];
  if (!beside || !filesBeside || filesBeside.includes(name)) return nothing;
  if (!beside.includes(name)) return { ...nothing, state: 'absent', siblings: beside };
  const [own, folders] = [files.list(path), files.folders(path)];
  if (!own || !folders) return nothing;
  const committed = own.filter((file) => !file.startsWith('.') && !mayBeIgnored(files, below(path, file)));
  return { ...nothing, state: 'there', files: own, committed, isEmpty: own.length + folders.length === 0 };
}
