import type { Project } from '../project';
import { comparedFacts } from './facts';
import type { ComparedFact } from './facts/fact';

/** How much of what is known on both sides is the same. What is unknown does not count, and is told beside. */
export interface ParityScore extends Counts {
  /** Whole percent, rounded down: 100 only without a difference. Undefined where nothing could be compared. */
  readonly percent: number | undefined;
  /** The same for each local place, in the order of `project.comparisons`; a place that describes nothing has no counts. */
  readonly places: readonly PlaceScore[];
}

export interface PlaceScore extends Counts {
  /** "Compose", "Version files". */
  readonly title: string;
  readonly percent: number | undefined;
}

export interface Counts {
  readonly same: number;
  readonly differs: number;
  readonly unknown: number;
}

/** The parity of a project: same facts of all known facts, over every local place. */
export function parityScore({ comparisons, declared }: Pick<Project, 'comparisons' | 'declared'>): ParityScore {
  const facts = comparisons.map((comparison) => comparedFacts(comparison, declared));
  return {
    ...scoreOf(facts.flat()),
    places: comparisons.map(({ place }, index) => ({ title: place.title, ...scoreOf(facts[index] ?? []) })),
  };
}

function scoreOf(facts: readonly ComparedFact[]): Counts & { readonly percent: number | undefined } {
  const count = (verdict: ComparedFact['verdict']) => facts.filter((it) => it.verdict === verdict).length;
  const [same, differs, unknown] = [count('same'), count('differs'), count('unknown')];
  const known = same + differs;
  return { same, differs, unknown, percent: known === 0 ? undefined : Math.floor((100 * same) / known) };
}
