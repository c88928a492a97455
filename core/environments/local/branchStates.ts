import type { BranchState, Environment } from '../environment';
import type { ProductionCommit } from '../provider';
import type { Git } from './git';

/**
 * What became of the environments' git branches: one call for all of them, and one more where a branch has moved since it was made.
 * A branch without a commit of its own is not "merged": nothing has begun in it.
 */
export async function branchStates(
  environments: readonly Environment[],
  git: Git,
  asked: Promise<ProductionCommit>,
): Promise<ReadonlyMap<string, BranchState>> {
  const named = environments.flatMap(({ id, branch, commit }) =>
    branch === undefined ? [] : [{ id, branch, commit }],
  );
  const [listed, production] = await Promise.all([
    git.ask(['for-each-ref', '--format=%(refname)%00%(objectname)%00%(upstream)', 'refs/heads', 'refs/remotes']),
    asked,
  ]);
  // Without an answer nothing is claimed.
  if (listed === undefined) return new Map();
  const refs = refsIn(listed);
  const moved = named.filter(({ branch, commit }) => {
    const ref = refs.get(headOf(branch));
    return ref !== undefined && ref.commit !== commit;
  });
  const merged = await mergedInto(production, git, moved);
  return new Map(
    named.flatMap(({ id, branch }) => {
      const state = stateOf(branch, refs, merged, production);
      return state ? [[id, state]] : [];
    }),
  );
}

interface Ref {
  readonly commit: string;
  /** Full name of the ref that it follows; empty where it follows none. */
  readonly upstream: string;
}

function refsIn(listed: string): ReadonlyMap<string, Ref> {
  const lines = listed.split('\n').map((line) => line.split('\0'));
  return new Map(lines.map(([name = '', commit = '', upstream = '']) => [name, { commit, upstream }]));
}

function stateOf(
  branch: string,
  refs: ReadonlyMap<string, Ref>,
  merged: ReadonlySet<string>,
  production: ProductionCommit,
): BranchState | undefined {
  const ref = refs.get(headOf(branch));
  if (!ref) return { state: 'deleted' };
  if (production.state === 'known' && merged.has(headOf(branch))) return { state: 'merged', into: production.ref };
  if (ref.upstream === '' || ref.upstream === headOf(branch) || refs.has(ref.upstream)) return undefined;
  return { state: 'remoteDeleted', remote: ref.upstream.replace(/^refs\/(heads|remotes)\//, '') };
}

/** Full names of those branches that production's commit reaches. */
async function mergedInto(
  production: ProductionCommit,
  git: Git,
  branches: readonly { readonly branch: string }[],
): Promise<ReadonlySet<string>> {
  if (production.state === 'unknown' || branches.length === 0) return new Set();
  const refs = branches.map(({ branch }) => headOf(branch));
  const listed = await git.ask(['for-each-ref', `--merged=${production.commit}`, '--format=%(refname)', ...refs]);
  return new Set(listed?.split('\n').filter((name) => name !== '') ?? []);
}

function headOf(branch: string): string {
  return `refs/heads/${branch}`;
}
