import type { ProjectPath } from '../core/workspace';
import type { Severity } from '../core/severity';
import type { Source, TextEdit } from '../core/text';

/** A diagnostic and its fixes, in offsets; the doors turn them into positions. */
export interface Problem {
  /** Kebab-case; equals the rule's file (camelCase), its setting, and its heading in docs/rules.md. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence without a full stop at the end; says what is wrong and, where it helps, what would be right. */
  readonly message: string;
  readonly source: Source;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** What a badge in the tree counts: the declared application or service that this drift is about. */
  readonly subject?: { readonly kind: 'application' | 'service'; readonly name: string };
  /** Which part of its subject it is about: an extension, a variable, a setting. Without a subject: what it is about, a local service. */
  readonly about?: string;
  /** Where it tells of several things at once, each of which can be accepted on its own. */
  readonly several?: Several;
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
}

export interface Several {
  /** What `about` would be if it told of one alone. */
  readonly names: readonly string[];
  /** What is left to tell without some of them; undefined where that is nothing. */
  readonly without: (names: ReadonlySet<string>) => Finding | undefined;
}

export interface Related {
  readonly source: Source;
  readonly message: string;
}

/** A title and edits per file. Recomputed when asked for; the editor, the CLI and agents apply the same. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly FileEdit[];
  /** The one that "fix all" and `--fix` take. At most one a problem; never one that may lose data. */
  readonly preferred: boolean;
  /** What has to be done by hand before, where data would be lost otherwise: the reason why it is not preferred. */
  readonly warning?: string;
}

export interface FileEdit {
  readonly file: ProjectPath;
  readonly edits: readonly TextEdit[];
}

/** A rule over a whole project: check, message and fix in one file named after its code. */
export interface Rule<Input> {
  readonly code: string;
  /** Default severity; the setting `parity.severity.<code>` changes it. */
  readonly severity: Severity;
  /** One line for the docs and the setting. */
  readonly summary: string;
  /** Why it matters and what to do: a short paragraph for docs/rules.md. */
  readonly explanation: string;
  /** Where the rule comes from: a rule number of the platform's reference, or a specification. */
  readonly basis: string;
  readonly check: (input: Input) => Iterable<Finding>;
}

/** A problem before its rule's code and severity are put on it. A finding may be milder or worse than its rule's default. */
export type Finding = Omit<Problem, 'code' | 'severity' | 'related' | 'fixes'> &
  Partial<Pick<Problem, 'related' | 'fixes' | 'severity'>>;

/** Everywhere that a finding leads to. */
export function placesOf({ source, related = [] }: Finding): Source[] {
  return [source, ...related.map((it) => it.source)];
}

/** What could not be compared or checked, and what would make it known. */
export interface Unknown {
  readonly subject: string;
  readonly reason: string;
}
