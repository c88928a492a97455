import type { Exec } from '../../../exec';
import type { Docker } from '../docker';
import type { Store } from '../store';

/** What the actions of this machine share. */
export interface LocalTools {
  /** Where git is run for the whole repository: its common folder, which stays while worktrees come and go, the open one too. */
  readonly root: string;
  readonly exec: Exec;
  readonly log: (line: string) => void;
  readonly docker: Docker;
  readonly store: Store;
}
