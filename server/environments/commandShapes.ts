import type { Bring, CodeOperation, DataOperation, RemovalChoice } from '../../core/environments/provider';
import type { RehearsalAnswer, RehearsalRequest } from '../../core/environments/rehearsal';

/** What every operation is told. */
export interface Place {
  readonly name: 'env';
  /** Folder of the project, or one in it. */
  readonly project: string;
  /** Folder for worktrees and state; undefined = the system's. */
  readonly stateFolder: string | undefined;
  readonly json: boolean;
}

/** What operations that act are told. */
export interface Acting extends Place {
  /** Print the plan, and do nothing. */
  readonly dryRun: boolean;
  /** Agreed to what is destroyed. */
  readonly yes: boolean;
}

export interface BranchCommand extends Acting {
  readonly operation: 'branch';
  readonly branch: string;
  /** `production`, `local`, or an environment. */
  readonly from: string;
  readonly lifetime: string | undefined;
  readonly bring: Required<Bring>;
  readonly verify: boolean;
}

export interface DataCommand extends Acting {
  readonly operation:
    | 'snapshot'
    | 'restore'
    | 'drop-snapshot'
    | 'clone'
    | 'sync'
    | 'reset'
    | 'verify'
    | 'move-into-store'
    | 'move-out-of-store'
    | 'free-originals';
  /** `local`, or an environment. */
  readonly owner: string;
  readonly data: DataOperation;
  /** Instead of the data: what is done with its code. */
  readonly code?: CodeOperation;
}

export interface RehearseCommand extends Acting {
  readonly operation: 'rehearse';
  /** `local`, or an environment. */
  readonly owner: string;
  /** What to run; undefined: what was run already is answered. */
  readonly request: RehearsalRequest | undefined;
  /** Undefined: somebody is asked, now or later. */
  readonly answer: RehearsalAnswer | undefined;
}

export interface ChangeCommand extends Acting {
  readonly operation: 'start' | 'stop' | 'pause' | 'resume';
  readonly environment: string;
}

export interface RenameCommand extends Acting {
  readonly operation: 'rename';
  readonly environment: string;
  readonly newName: string;
}

export interface LifetimeCommand extends Acting {
  readonly operation: 'lifetime';
  readonly environment: string;
  /** Undefined: it is kept until it is removed. */
  readonly lifetime: string | undefined;
}

export interface RemoveCommand extends Acting {
  readonly operation: 'remove';
  readonly environment: string;
  /** What becomes of unsaved work. */
  readonly unsaved: RemovalChoice | undefined;
}

export interface CleanCommand extends Acting {
  readonly operation: 'clean';
}

export interface ListCommand extends Place {
  readonly operation: 'list';
}

export interface LogsCommand extends Place {
  readonly operation: 'logs';
  readonly environment: string;
  /** Empty = all. */
  readonly services: readonly string[];
  readonly follow: boolean;
  readonly tail: number;
  /** Lines with this text alone, whatever its case. */
  readonly grep: string | undefined;
}

export interface CompareCommand extends Place {
  readonly operation: 'compare';
  /** An environment, `local`, or `production`. */
  readonly environment: string;
  /** What it is compared with; undefined = its parent. */
  readonly other: string | undefined;
}

export interface ReadCommand extends Place {
  readonly operation: 'url' | 'connections' | 'snapshots';
  readonly environment: string;
}

export type ActingCommand =
  BranchCommand | DataCommand | ChangeCommand | RenameCommand | LifetimeCommand | RemoveCommand | CleanCommand;
export type EnvironmentCommand =
  ActingCommand | RehearseCommand | ListCommand | CompareCommand | LogsCommand | ReadCommand;
