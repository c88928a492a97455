import type { Fact } from '../../model';
import type { Source } from '../../text';

/**
 * What a comparison of one fact says. `accepted`: it differs, and people agreed on that. `absent`: the place does not describe it, and
 * nobody expects it to.
 */
export type Verdict = 'same' | 'differs' | 'accepted' | 'unknown' | 'absent';

/** What facts are about: the groups of rows of a report. */
export type FactKind = 'runtime' | 'extensions' | 'php' | 'variable' | 'mounts' | 'service' | 'configuration' | 'clock';

/** One fact of a local place beside what the manifest declares of it. */
export interface ComparedFact {
  readonly kind: FactKind;
  /** Of the application, service, variable, …: declared where it is, else local. */
  readonly name: string;
  readonly verdict: Verdict;
  /** In words: "PostgreSQL 17"; undefined where nothing is declared. */
  readonly declared: Saying | undefined;
  /** Everything that the place says of it. */
  readonly local: readonly Saying[];
  /** Why the verdict is what it is, where the two sayings don't tell. */
  readonly reason?: string;
  /** What the rules say of it: at least one where it differs. */
  readonly differences?: readonly Difference[];
}

/** A difference by which its rule, and so people, know it. */
export interface Difference {
  /** Of the rule. */
  readonly code: string;
  /** The application or service of the manifest that it is about. */
  readonly subject?: string;
  /** Which part of it, or what else it is about. */
  readonly about?: string;
  /** Everywhere that it is told. */
  readonly places: readonly Source[];
  /** What the place does with the part: "lacks". */
  readonly verb?: string;
}

/** What is said, and where. */
export interface Saying {
  readonly text: string;
  readonly source: Source;
}

/** Where a fact is said; nowhere unless it is known. */
export function sourcesOf(fact: Fact<unknown>): Source[] {
  return fact.state === 'known' ? [fact.source] : [];
}

const strength: readonly Verdict[] = ['absent', 'same', 'unknown', 'accepted', 'differs'];

/** The verdict that weighs most: one difference among several sayings is a difference. */
export function strongest(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce<Verdict>((a, b) => (strength.indexOf(b) > strength.indexOf(a) ? b : a), 'absent');
}

/** Facts of one thing as one: several containers may stand for it. */
export function merged(facts: readonly ComparedFact[]): ComparedFact[] {
  const found = new Map<string, ComparedFact>();
  for (const fact of facts) {
    const key = JSON.stringify([fact.kind, fact.name, fact.declared === undefined]);
    const first = found.get(key);
    found.set(key, first ? joined(first, fact) : fact);
  }
  return [...found.values()];
}

function joined(a: ComparedFact, b: ComparedFact): ComparedFact {
  const verdict = strongest([a.verdict, b.verdict]);
  const strong = a.verdict === verdict ? a : b;
  const differences = [...(a.differences ?? []), ...(b.differences ?? [])];
  return { ...strong, local: [...a.local, ...b.local], differences };
}

/** "lacks amqp, intl; production lacks gd". */
export function partsText(differences: readonly Difference[]): string {
  const verbs = [...new Set(differences.flatMap(({ verb }) => verb ?? []))];
  return verbs
    .map((verb) => {
      const parts = differences.flatMap((it) => (it.verb === verb ? (it.about ?? []) : []));
      return `${verb} ${[...new Set(parts)].sort().join(', ')}`;
    })
    .join('; ');
}
