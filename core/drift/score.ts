import type { Project } from '../project';
import { factsByPlace } from './facts';
import type { ComparedFact } from './facts/fact';

/** How much of what is known on both sides is the same. What is unknown or accepted does not count, and is told beside. */
export interface ParityScore extends Counts {
  /** The same for each local place that says something, Compose first. */
  readonly places: readonly PlaceScore[];
}

export interface PlaceScore extends Counts {
  /** "Compose", "Version files". */
  readonly title: string;
}

export interface Counts {
  readonly same: number;
  readonly differs: number;
  readonly unknown: number;
  /** Differs, and people agreed on it: not counted either. */
  readonly accepted: number;
  /** same / (same + differs) as whole percent, rounded down: 100 only without a difference. Undefined where nothing is known. */
  readonly percent: number | undefined;
}

/** The parity of a project over all local places. */
export function parityScore(project: Project): ParityScore {
  const places = factsByPlace(project);
  return {
    ...countsOf(places.flatMap(({ facts }) => facts)),
    places: places.map(({ title, facts }) => ({ title, ...countsOf(facts) })),
  };
}

function countsOf(facts: readonly ComparedFact[]): Counts {
  const count = (verdict: ComparedFact['verdict']) => facts.filter((it) => it.verdict === verdict).length;
  const [same, differs] = [count('same'), count('differs')];
  const known = same + differs;
  const others = { unknown: count('unknown'), accepted: count('accepted') };
  return { same, differs, ...others, percent: known === 0 ? undefined : Math.floor((100 * same) / known) };
}
