import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseBytes } from '../../bytes';
import { folderSize, volumeSizes } from './diskUse';
import { labels, type Docker } from './docker';
import { withoutFilters } from './filters';
import { gitIn, type Git } from './git';
import type { PlanContext } from './planContext';
import { describeUnsaved, unsavedWork } from './unsaved';

/** What is there of an environment that is not on the list any more, by the id that it had. */
export interface Leftover {
  readonly id: string;
  readonly containers: readonly string[];
  readonly networks: readonly string[];
  readonly volumes: readonly string[];
  readonly worktree?: LeftWorktree;
  /** Folder of its generated files. */
  readonly files?: string;
  /** On the disk, as far as it can be measured. */
  readonly bytes: number;
}

export interface LeftWorktree {
  readonly path: string;
  /** Absent where git does not know it any more. */
  readonly commit?: string;
  readonly branch?: string;
  /** Why it is not removed: it holds work. */
  readonly unsaved?: string;
}

/** Everything of ours in this repository that no environment owns. @param known ids of the environments that there are */
export async function findLeftovers(
  context: PlanContext,
  known: ReadonlySet<string>,
  withDocker: boolean,
  signal?: AbortSignal,
): Promise<readonly Leftover[]> {
  const { docker, store } = context.tools;
  const isLeft = (id: string) => isOurs(id) && !known.has(id);
  const found = withDocker ? await inDocker(docker, store.key, signal) : nothing;
  const [worktrees, files] = await Promise.all([worktreesLeft(context, isLeft), namesIn(dirname(store.files('x')))]);
  const ids = [...found.containers, ...found.networks, ...found.volumes].map(({ id }) => id);
  const all = [...new Set([...ids, ...worktrees.keys(), ...files])].filter(isLeft).sort();
  const sizes = all.length > 0 && withDocker ? await volumeSizes(docker, signal) : new Map<string, number>();
  return Promise.all(
    all.map(async (id): Promise<Leftover> => {
      const own = (resources: readonly Resource[]) => resources.filter((it) => it.id === id);
      const worktree = worktrees.get(id);
      const folder = files.includes(id) ? store.files(id) : undefined;
      const folders = [worktree?.unsaved === undefined ? worktree?.path : undefined, folder].filter(isText);
      const measured = await Promise.all(folders.map((path) => folderSize(path, signal)));
      const volumes = own(found.volumes).map(({ name }) => name);
      return {
        id,
        containers: own(found.containers).map(({ name }) => name),
        networks: own(found.networks).map(({ name }) => name),
        volumes,
        ...(worktree ? { worktree } : {}),
        ...(folder === undefined ? {} : { files: folder }),
        bytes: sum([
          ...measured,
          ...volumes.map((name) => sizes.get(name) ?? 0),
          ...own(found.containers).map(({ bytes }) => bytes),
        ]),
      };
    }),
  );
}

/** Labels and folders are anybody's to make: only what could be an id of ours is taken for one. */
function isOurs(id: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(id);
}

interface Resource {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

const nothing = { containers: [], networks: [], volumes: [] } as const;

async function inDocker(docker: Docker, key: string, signal?: AbortSignal) {
  const list = async (args: readonly string[], name: string, size = '') => {
    const format = `{{.Label "${labels.environment}"}}\t{{.${name}}}\t${size}`;
    const filter = ['--filter', `label=${labels.repository}=${key}`];
    return resourcesIn(await docker.run([...args, ...filter, '--format', format], { signal }));
  };
  const [containers, networks, volumes] = await Promise.all([
    list(['ps', '--all', '--size'], 'Names', '{{.Size}}'),
    list(['network', 'ls'], 'Name'),
    list(['volume', 'ls'], 'Name'),
  ]);
  return { containers, networks, volumes };
}

function resourcesIn(listed: string): Resource[] {
  return listed.split('\n').flatMap((line) => {
    const [id, name, size = ''] = line.split('\t');
    return id && name ? [{ id, name, bytes: parseBytes(size) ?? 0 }] : [];
  });
}

/** Folders of worktrees without an environment, and what git still lists of such that are gone. */
async function worktreesLeft(
  context: PlanContext,
  isLeft: (id: string) => boolean,
): Promise<ReadonlyMap<string, LeftWorktree>> {
  const { store } = context.tools;
  const parent = dirname(store.worktree('x'));
  const listed = await listedWorktrees(context);
  const onDisk = await namesIn(parent);
  const ids = [...new Set([...onDisk, ...listed.keys()])].filter(isLeft);
  const found = await Promise.all(
    ids.map(async (id): Promise<[string, LeftWorktree]> => {
      const path = store.worktree(id);
      const unsaved = onDisk.includes(id) ? await unsavedIn(context, id, listed.has(id)) : undefined;
      return [id, { path, ...listed.get(id), ...(unsaved === undefined ? {} : { unsaved }) }];
    }),
  );
  return new Map(found);
}

/** What would be lost with a folder. A folder that git does not know is nobody's but its owner's, unless it is empty. */
async function unsavedIn({ exec, tools }: PlanContext, id: string, isListed: boolean): Promise<string | undefined> {
  const path = tools.store.worktree(id);
  if (!isListed) return (await namesIn(path)).length > 0 ? 'files that git does not know' : undefined;
  try {
    const git = gitIn(path, exec, tools.log);
    const record = tools.store.files(id);
    const unsaved = describeUnsaved(await unsavedWork(git, record));
    return unsaved ?? ((await namesIn(record)).length > 0 ? undefined : await ignoredFilesIn(git));
  } catch {
    // What git can't read is not ours to judge.
    return 'a worktree that git can not read';
  }
}

/** Where it is not recorded any more what was carried over, an ignored file such as `.env` may hold work. Folders are made anew. */
async function ignoredFilesIn(git: Git): Promise<string | undefined> {
  const filters = await withoutFilters(git);
  const status = await git.run([...filters, 'status', '--porcelain=v1', '-z', '--ignored=traditional']);
  const files = status.split('\0').flatMap((line) => /^!! (.+[^/])$/s.exec(line)?.[1] ?? []);
  return files.length === 0 ? undefined : `files that git ignores (${files.slice(0, 3).join(', ')})`;
}

/** Commit and branch of the worktrees in our folder that git lists, by id. */
async function listedWorktrees({ repository, tools }: PlanContext): Promise<Map<string, Omit<LeftWorktree, 'path'>>> {
  const listed = (await repository.git.ask(['worktree', 'list', '--porcelain', '-z'])) ?? '';
  const found = new Map<string, Omit<LeftWorktree, 'path'>>();
  for (const block of listed.split('\0\0')) {
    const fields = new Map(block.split('\0').map((line) => splitOnce(line)));
    const path = fields.get('worktree');
    if (path === undefined || !dirname(path).endsWith(join(basename(tools.store.folder), 'worktrees'))) continue;
    const branch = fields.get('branch')?.replace('refs/heads/', '');
    found.set(basename(path), { commit: fields.get('HEAD') ?? '', ...(branch === undefined ? {} : { branch }) });
  }
  return found;
}

function splitOnce(line: string): [string, string] {
  const blank = line.indexOf(' ');
  return blank < 0 ? [line, ''] : [line.slice(0, blank), line.slice(blank + 1)];
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [] as string[])).sort();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, it) => total + it, 0);
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}
