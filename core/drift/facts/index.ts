import type { Project } from '../../project';
import type { Comparison } from '../drift';
import { titlesOf } from '../titles';
import { extensionFacts } from './extensions';
import type { ComparedFact } from './fact';
import { runtimeFacts } from './runtimes';
import { serviceFacts } from './services';

type Facts = (comparison: Comparison, project: Project) => ComparedFact[];

/** What is compared, in the order of the report's rows. */
const kinds: readonly Facts[] = [runtimeFacts, extensionFacts, serviceFacts];

/** A local place with everything that is the same, different or unknown there beside what is declared. */
export interface PlaceFacts {
  /** "Compose", "CI". */
  readonly title: string;
  readonly comparison: Comparison;
  readonly facts: readonly ComparedFact[];
}

/** The places that say something, in the order of `project.comparisons`. */
export function factsByPlace(project: Project): PlaceFacts[] {
  const { comparisons } = project;
  const titles = titlesOf(comparisons);
  return comparisons
    .map((comparison, index) => ({
      title: titles[index] ?? '',
      comparison,
      facts: kinds.flatMap((facts) => facts(comparison, project)),
    }))
    .filter(({ facts }) => facts.length > 0);
}
