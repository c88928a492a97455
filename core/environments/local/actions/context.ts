import type { Exec } from '../../../exec';
import type { Docker } from '../docker';
import type { Store } from '../store';

/** What the actions of this machine share. */
export interface LocalTools {
  /** Root of the repository as opened. */
  readonly root: string;
  readonly exec: Exec;
  readonly log: (line: string) => void;
  readonly docker: Docker;
  readonly store: Store;
}
