import { withoutFilters } from './filters';
import type { Git } from './git';

/** What a working tree has beside its commit. */
export interface Changes {
  /** Files that are new or differ. */
  readonly files: readonly string[];
  /** Files that are gone. */
  readonly deleted: readonly string[];
  /** Submodules at another commit or with changes: they do not come along. */
  readonly submodules: readonly string[];
}

/** The uncommitted changes of a working tree, untracked files included. Neither its files nor its index are touched. */
export async function uncommitted(git: Git): Promise<Changes> {
  const options = ['--porcelain=v2', '-z', '--untracked-files=all', '--no-renames', '--ignore-submodules=none'];
  const output = await git.run([...(await withoutFilters(git)), 'status', ...options]);
  const changes = output.split('\0').flatMap(changeIn);
  const paths = (kind: ReturnType<typeof changeIn>[number]['kind']) =>
    changes.filter((change) => change.kind === kind).map(({ path }) => path);
  return { files: paths('file'), deleted: paths('deleted'), submodules: paths('submodule') };
}

/** A record of git status, version 2: `1 XY sub mH mI mW hH hI path`, `u XY sub m1 m2 m3 mW h1 h2 h3 path`, `? path`. */
function changeIn(record: string): { readonly kind: 'file' | 'deleted' | 'submodule'; readonly path: string }[] {
  const untracked = /^\? (.+)$/s.exec(record)?.[1];
  if (untracked !== undefined) return [{ kind: 'file', path: untracked }];
  const [, sub, mode, path] =
    /^1 \S+ (\S+) \S+ \S+ (\S+) \S+ \S+ (.+)$/s.exec(record) ??
    /^u \S+ (\S+) \S+ \S+ \S+ (\S+) \S+ \S+ \S+ (.+)$/s.exec(record) ??
    [];
  if (path === undefined) return [];
  if (sub?.startsWith('S')) return [{ kind: 'submodule', path }];
  return [{ kind: mode === '000000' ? 'deleted' : 'file', path }];
}
