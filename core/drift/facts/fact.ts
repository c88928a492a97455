import type { Source } from '../../text';

/** What a comparison of one fact says. `absent`: the place does not describe it, and nobody expects it to. */
export type Verdict = 'same' | 'differs' | 'unknown' | 'absent';

/** What facts are about: the groups of rows of a report. */
export type FactKind = 'runtime' | 'extensions' | 'service';

/** One fact of a local place beside what the manifest declares of it. */
export interface ComparedFact {
  readonly kind: FactKind;
  /** Of the application, service, worker, …: declared where it is, else local. */
  readonly name: string;
  readonly verdict: Verdict;
  /** In words: "PostgreSQL 17"; undefined where nothing is declared. */
  readonly declared: Saying | undefined;
  /** Everything that the place says of it. */
  readonly local: readonly Saying[];
  /** Why the verdict is what it is, where the two sayings don't tell. */
  readonly reason?: string;
}

/** What is said, and where. */
export interface Saying {
  readonly text: string;
  readonly source: Source;
}

const strength: readonly Verdict[] = ['absent', 'same', 'unknown', 'differs'];

/** The verdict that weighs most: one difference among several sayings is a difference. */
export function strongest(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce<Verdict>((a, b) => (strength.indexOf(b) > strength.indexOf(a) ? b : a), 'absent');
}
