import type { Recovered } from './apply';
import type { Environment, Status } from './environment';
import type { Plan, Report } from './plan';

/** The commit that production stands for here, and how it was found. Never fetched silently. */
export type ProductionCommit =
  | {
      readonly state: 'known';
      readonly commit: string;
      /** `main`, `origin/main`. */
      readonly ref: string;
      /** "the setting parity.productionBranch", "the default branch of origin". */
      readonly how: string;
      /** When the remote was last fetched; absent for local branches and where it is not recorded. */
      readonly fetchedAt?: Date;
    }
  | { readonly state: 'unknown'; readonly reason: string; readonly nextStep: string };

/** What a new environment is made from: production, the working tree's own commit, or another environment. */
export type BranchSource =
  { readonly kind: 'production' } | { readonly kind: 'local' } | { readonly kind: 'environment'; readonly id: string };

/** What a branch is made of beside a commit. */
export interface BranchOptions {
  readonly bring?: Bring;
}

export interface Bring {
  /** Uncommitted changes of the source come along, and stay where they are; absent: they do not. */
  readonly changes?: boolean;
  /** The source's data is cloned; absent: it is. */
  readonly data?: boolean;
}

/** What would be lost with a worktree. */
export interface Unsaved {
  /** Changed, staged or untracked files, relative to the worktree. */
  readonly files: readonly string[];
  /** Commits that no other ref reaches. */
  readonly commits: number;
  /** Files that git does not hold, changed since they were carried into the worktree; absent where there are none. */
  readonly carried?: readonly string[];
}

/** What happens with unsaved work: the folder stays, the changes are stashed, or they are gone. */
export type RemovalChoice = 'keep' | 'stash' | 'destroy';

export type Removal =
  | { readonly state: 'ready'; readonly plan: Plan }
  /** The user has to choose first. */
  | { readonly state: 'choose'; readonly unsaved: Unsaved };

/** Environments of one kind of place. Whatever acts returns a plan; `apply` carries it out. */
export interface EnvironmentProvider {
  list(): Promise<readonly Environment[]>;
  /** By environment id. */
  statuses(signal?: AbortSignal): Promise<ReadonlyMap<string, Status>>;
  production(): Promise<ProductionCommit>;
  /** Branch and commit of the repository as opened. */
  local(): Promise<{ readonly branch: string | undefined; readonly commit: string }>;
  planReproduce(): Promise<Plan>;
  planBranch(name: string, source: BranchSource, options?: BranchOptions): Promise<Plan>;
  planRemove(id: string, choice?: RemovalChoice): Promise<Removal>;
  /** @param services those to start, for what starts stopped; all others by default */
  planStart(id: string, services?: readonly string[]): Promise<Plan>;
  planStop(id: string): Promise<Plan>;
  apply(plan: Plan, report: Report, signal: AbortSignal): Promise<void>;
  /** Undoes what a crash left; nothing where there is nothing. */
  recover(): Promise<readonly Recovered[]>;
}
