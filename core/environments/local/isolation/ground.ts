import type { ComposeProject } from '../../../compose/compose';
import { LineIndex, type Source } from '../../../text';
import type { Stack, StackVolume } from '../../environment';
import type { OverrideMap } from './overrideText';
import type { PathFacts } from './pathFacts';
import type { UnnamedVolume } from './unnamed';

/** What is known when a branch's Compose project is planned. */
export interface Ground {
  readonly compose: ComposeProject;
  /** Where the files that are branched lie on the disk: in the working tree that is open, or in the worktree of an environment. */
  readonly parent: Site & {
    /** Name of its Compose project. */
    readonly project: string;
    /** Absent for the repository as opened. */
    readonly stack?: Stack | undefined;
  };
  readonly branch: Site & { readonly project: string };
  /** Of every path of the machine that the files name. */
  readonly facts: PathFacts;
  /** Data in volumes that the files do not name. */
  readonly unnamed: readonly UnnamedVolume[];
  /** The setting `parity.images`. */
  readonly images: Readonly<Record<string, string>>;
}

export interface Site {
  /** Of the repository's working tree; a real path. */
  readonly root: string;
  /** Of the project in it. */
  readonly folder: string;
}

/** What one look at a service finds: what the override says of it, and what people should know. */
export interface Finding {
  readonly fields?: OverrideMap;
  readonly notes?: readonly string[];
  readonly refusals?: readonly Refusal[];
  /** Volumes of the branch that stand for folders of its parent, or for volumes without a name. */
  readonly volumes?: readonly Omit<StackVolume, 'name' | 'services'>[];
  /** Files that git does not hold and that are read, as paths from the repository's root. */
  readonly reads?: readonly string[];
}

/** What two environments must not share and can't be rewritten. */
export interface Refusal {
  readonly source: Source;
  /** "its network is the host's". */
  readonly what: string;
}

/** "compose.yaml, line 4". */
export function lineOf({ files }: ComposeProject, { file, span }: Source): string {
  const text = files.find(({ path }) => path === file)?.document.text ?? '';
  return `${file}, line ${new LineIndex(text).position(span.start).line + 1}`;
}
