import type { EnvironmentComparison } from '../comparison/comparison';
import type { Recovered } from './apply';
import type { Environment, Status } from './environment';
import type { Usage } from './idle';
import type { Plan, Report } from './plan';
import type { Rehearsable, Rehearsal, RehearsalAnswer, RehearsalRequest } from './rehearsal';
import type { EnvironmentState } from './states';

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

/** What a branch is made of beside a commit, and how long it is needed. */
export interface BranchOptions {
  readonly bring?: Bring;
  /** `12h`, `3d`, `2w`; absent: as the setting says. */
  readonly lifetime?: string | undefined;
  /** The clone of the data is compared with its source, and its services are asked whether they work on it. */
  readonly verify?: boolean;
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

/** What can be changed of an environment that is there, without touching its code or data. */
export type Change =
  /** All services but those that start stopped; or just these. */
  | { readonly kind: 'start'; readonly services?: readonly string[] }
  | { readonly kind: 'stop' | 'pause' | 'resume' }
  | { readonly kind: 'rename'; readonly name: string }
  /** `3d` from now on; without a lifetime it is kept until it is removed. */
  | { readonly kind: 'expire'; readonly lifetime?: string };

/** What can be done with the data of an environment or of the repository as opened. */
export type DataOperation =
  /** Keeps it as it is now. */
  | { readonly kind: 'snapshot'; readonly name: string }
  /** Puts back what was kept. */
  | ({ readonly kind: 'restore'; readonly name: string } & Verifiable)
  | { readonly kind: 'removeSnapshot'; readonly name: string }
  /** The data of another, by its id, takes the place of its own. */
  | ({ readonly kind: 'cloneFrom'; readonly source: string } & Verifiable)
  /** The same with its parent. */
  | ({ readonly kind: 'sync' } & Verifiable)
  /** The same, and its code goes to where its parent's is; what it has of its own is stashed, and kept on a branch. */
  | ({ readonly kind: 'reset' } & Verifiable)
  /** Its services are asked whether they work on it. */
  | { readonly kind: 'verify' }
  /** Its volumes go into the store, or back out of it; what they were stays until it is freed. */
  | { readonly kind: 'moveIntoStore' | 'moveOutOfStore' | 'freeOriginals' };

/** What is put in place can be compared with what it was made of, before and after its services start. */
interface Verifiable {
  readonly verify?: boolean;
}

/** What can be done with the code of an environment alone, with its services or without any. */
export type CodeOperation =
  /**
   * What its parent has committed comes into it: by moving it forward, or by a merge where it has commits of its own, unless that is not
   * wanted. Uncommitted changes stand in the way until it is said what becomes of them.
   */
  | { readonly kind: 'sync'; readonly changes?: 'stash'; readonly fastForward?: boolean }
  /** It goes to where its parent's is; what it has of its own is stashed, and kept on a branch. */
  | { readonly kind: 'reset' };

export type CodePlan =
  | { readonly state: 'ready'; readonly plan: Plan }
  /** There are uncommitted changes: the user has to choose first. */
  | { readonly state: 'choose'; readonly unsaved: Unsaved };

/** Data at a moment, kept under a name. */
export interface Snapshot {
  readonly name: string;
  /** ISO date and time. */
  readonly taken: string;
}

export interface CompareOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told what is looked at: "Reading the databases of feature-x". */
  readonly report?: (what: string) => void;
}

export interface LogOptions {
  /** All where none is named. */
  readonly services?: readonly string[];
  /** Goes on with what comes, until the signal. */
  readonly follow?: boolean;
  /** How many lines of each service's past come first. */
  readonly tail?: number;
  readonly signal?: AbortSignal | undefined;
}

export interface LogLine {
  readonly service: string;
  /** ISO date and time, as the container engine has it. */
  readonly time: string;
  /** Without colours and control characters. */
  readonly text: string;
}

/** A program for a door to run in a terminal: never through a shell. */
export interface ProgramCall {
  readonly command: string;
  readonly args: readonly string[];
}

export interface Volume {
  /** As the container engine has it, and as the Compose file has it. */
  readonly name: string;
  readonly key: string;
  /** Undefined where it can't be measured. */
  readonly bytes: number | undefined;
}

/** What no environment owns any more, and the plan that removes it. */
export interface CleanUp {
  /** By the id that its environment had; what has to stay is told in the plan's notes. */
  readonly found: readonly { readonly id: string; readonly what: string; readonly bytes: number }[];
  /** What the plan frees, as far as it can be measured. */
  readonly bytes: number;
  readonly plan: Plan;
}

/** Files whose change may change the answers: to be watched, so that nothing has to be polled. */
export interface WatchedFiles {
  readonly folder: string;
  /** A glob below the folder. */
  readonly pattern: string;
}

/** Environments of one kind of place. Whatever acts returns a plan; `apply` carries it out. */
export interface EnvironmentProvider {
  readonly watched: readonly WatchedFiles[];
  list(): Promise<readonly Environment[]>;
  /** By environment id. */
  statuses(signal?: AbortSignal): Promise<ReadonlyMap<string, Status>>;
  /** The environments with all that is known of each; so many programs are started for one as for a hundred. */
  states(signal?: AbortSignal): Promise<readonly EnvironmentState[]>;
  production(): Promise<ProductionCommit>;
  /** Branch and commit of the repository as opened. */
  local(): Promise<{ readonly branch: string | undefined; readonly commit: string }>;

  planReproduce(): Promise<Plan>;
  planBranch(name: string, source: BranchSource, options?: BranchOptions): Promise<Plan>;
  planChange(id: string, change: Change): Promise<Plan>;
  /** @param owner an environment's id, or `local` */
  planData(owner: string, operation: DataOperation): Promise<Plan>;
  planCode(id: string, operation: CodeOperation): Promise<CodePlan>;
  /** Keeps the data, runs a command, and looks at what it does. @param owner an environment's id, or `local` */
  planRehearsal(owner: string, request: RehearsalRequest): Promise<Plan>;
  /** What becomes of the data of the open rehearsal. @param owner as above */
  planAnswer(owner: string, answer: RehearsalAnswer): Promise<Plan>;
  planRemove(id: string, choice?: RemovalChoice): Promise<Removal>;
  planCleanUp(only?: readonly string[], signal?: AbortSignal): Promise<CleanUp>;

  /**
   * How one environment differs from another: in what its files say, in its commits, and in its databases. Acts on nothing. Its
   * databases are read, which may take half a minute.
   * @param before an environment's id, `local`, or `production`; so is `after`
   */
  compare(before: string, after: string, options?: CompareOptions): Promise<EnvironmentComparison>;
  logs(id: string, options: LogOptions): AsyncIterable<LogLine>;
  terminal(id: string, service: string): Promise<ProgramCall>;
  /** The env file with the connection strings, as text. */
  connections(id: string): Promise<string>;
  /** How the environments that run are used right now, by id. */
  usages(signal?: AbortSignal): Promise<ReadonlyMap<string, Usage>>;
  /** The oldest first. @param owner an environment's id, or `local` */
  snapshots(owner: string): Promise<readonly Snapshot[]>;
  /** @param owner an environment's id, or `local` */
  rehearsable(owner: string): Promise<Rehearsable>;
  /** The last of this environment, answered or not; undefined where there was none. */
  rehearsal(owner: string): Promise<Rehearsal | undefined>;
  /** Those whose data somebody still has to keep or rewind, also after a crash. */
  openRehearsals(): Promise<readonly Rehearsal[]>;
  /** Measures: it may take seconds. @param owner an environment's id, or `local` */
  volumes(owner: string, signal?: AbortSignal): Promise<readonly Volume[]>;

  apply(plan: Plan, report: Report, signal: AbortSignal): Promise<void>;
  /** Undoes what a crash left; nothing where there is nothing. */
  recover(): Promise<readonly Recovered[]>;
}
