import { realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { ComposeProject, ComposeService } from '../../../compose/compose';
import { at, entriesOf, itemsOf, scalarOf, type Tree, type TreeScalar } from '../../../compose/tree';
import type { Git } from '../git';
import type { Site } from './ground';

/** What is known of a path of the machine, by the path as Compose would resolve it in the parent. */
export type PathFacts = ReadonlyMap<string, PathFact>;

export interface PathFact {
  /** Behind links. */
  readonly real: string;
  readonly kind: 'file' | 'folder' | 'socket' | 'device' | 'absent';
  /** From the repository's root with slashes, `''` for the root itself; undefined outside of it. */
  readonly inside: string | undefined;
  /** The commit has it, so that the worktree has it, too. */
  readonly tracked: boolean;
}

/** The path that Compose makes of a written one; undefined where it depends on what is not known. */
export function hostPath(text: TreeScalar, { folder }: Site): string | undefined {
  if (text.value === undefined || text.value === '') return undefined;
  const path = text.value === '~' || /^~[/\\]/.test(text.value) ? join(homedir(), text.value.slice(1)) : text.value;
  if (isAbsolute(path)) return resolve(path);
  return text.layer.folder === undefined ? undefined : resolve(folder, text.layer.folder, path);
}

/** Looks up every path of the machine that the services name. */
export async function pathFacts(compose: ComposeProject, parent: Site, source: CommitSource): Promise<PathFacts> {
  const paths = new Set(namedPaths(compose).flatMap((text) => hostPath(text, parent) ?? []));
  const facts = [...paths].map(async (path) => [path, await factOf(path, parent, source)] as const);
  return new Map(await Promise.all(facts));
}

/** What the branch's worktree is made of. */
interface CommitSource {
  /** In the parent's working tree. */
  readonly git: Git;
  readonly commit: string;
  /** Uncommitted changes come along. */
  readonly changes: boolean;
}

async function factOf(path: string, { root }: Site, source: CommitSource): Promise<PathFact> {
  const real = await realpath(path).catch(() => path);
  const inside = pathInside(root, real);
  const tracked = inside === '' || (inside !== undefined && (await isTracked(inside, source)));
  return { real, kind: await kindOf(real), inside, tracked };
}

async function isTracked(path: string, { git, commit, changes }: CommitSource): Promise<boolean> {
  if (((await git.ask(['ls-tree', '--full-tree', '-z', commit, '--', path])) ?? '') !== '') return true;
  if (!changes || (await kindOf(join(git.folder, path))) === 'absent') return false;
  return (await git.ask(['check-ignore', '--quiet', '--', path])) === undefined;
}

async function kindOf(path: string): Promise<PathFact['kind']> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return 'absent';
  if (found.isDirectory()) return 'folder';
  if (found.isSocket()) return 'socket';
  return found.isBlockDevice() || found.isCharacterDevice() ? 'device' : 'file';
}

/** With slashes, `''` for the folder itself; undefined outside of it. */
export function pathInside(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? undefined : way.split(sep).join('/');
}

/** Everything that Compose reads or mounts, but the Compose files themselves. */
function namedPaths(compose: ComposeProject): TreeScalar[] {
  const top = ['secrets', 'configs'].flatMap((section) =>
    entriesOf(compose.tree, section).flatMap(([, { value }]) => scalarOf(value, 'file') ?? []),
  );
  return [...top, ...compose.services.flatMap(pathsOf)];
}

function pathsOf({ tree }: ComposeService): TreeScalar[] {
  return [
    ...itemsOf(tree, 'volumes').flatMap((item) => scalarOf(item, 'source') ?? []),
    ...itemsOf(tree, 'env_file').flatMap((item) => scalarOf(item, 'path') ?? []),
    ...itemsOf(tree, 'label_file').flatMap((item) => scalarOf(item) ?? []),
    ...contextsOf(at(tree, 'build')).map(({ text }) => text),
  ];
}

/** The folders that an image is built from: `context`, and the additional ones by their names. */
export function contextsOf(
  build: Tree | undefined,
): { readonly name: string | undefined; readonly text: TreeScalar }[] {
  const context = scalarOf(build, 'context');
  const more = entriesOf(build, 'additional_contexts').flatMap(([name, { value }]) => {
    const text = scalarOf(value);
    return text ? [{ name, text }] : [];
  });
  const all = [...(context ? [{ name: undefined, text: context }] : []), ...more];
  return all.filter(({ text }) => !/^([a-z-]+:\/\/|git@|service:|github\.com\/)/.test(text.value ?? ''));
}
