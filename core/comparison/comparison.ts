import type { NotCompared, SchemaDifference } from '../environments/local/databases/compare';
import type { SetupComparison } from './setup';

/** How one environment differs from another: in its code, in what describes it, and in its databases. */
export interface EnvironmentComparison {
  /** What the other is compared with: "added" is what only the other has. */
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly commits: CommitDistance;
  readonly setup: SetupComparison;
  readonly databases: {
    /** How many servers could be read on both sides. */
    readonly compared: number;
    readonly differences: readonly SchemaDifference[];
    readonly notCompared: readonly NotCompared[];
  };
}

export interface ComparedSide {
  /** An environment's id, `local` or `production`. */
  readonly id: string;
  readonly title: string;
  /** Of its working tree. */
  readonly commit: string;
  /** Files with changes that are in no commit, or new; undefined where they are not known. */
  readonly uncommitted: number | undefined;
}

/** Undefined where git can't tell. */
export type CommitDistance =
  | {
      /** The newest first, and not all of many. */
      readonly onlyBefore: CommitList;
      readonly onlyAfter: CommitList;
    }
  | undefined;

export interface CommitList {
  readonly count: number;
  readonly newest: readonly { readonly commit: string; readonly subject: string }[];
}

/** True where something differs, of what could be compared. Commits that lead to the same files and data are no difference. */
export function differs({ setup, databases }: EnvironmentComparison): boolean {
  return setup.files.length + setup.differences.length + databases.differences.length > 0;
}
