import type { Project } from '../../project';
import type { Comparison } from '../drift';
import { titlesOf } from '../titles';
import { agreed } from './agreed';
import { clockFacts } from './clocks';
import { configurationFacts } from './configuration';
import { extensionFacts } from './extensions';
import { merged, type ComparedFact } from './fact';
import { mountFacts } from './mounts';
import { phpFacts } from './php';
import { runtimeFacts } from './runtimes';
import { serviceFacts } from './services';
import { variableFacts } from './variables';

type Facts = (comparison: Comparison, project: Project) => ComparedFact[];

/** What is compared, in the order of the report's rows. */
const kinds: readonly Facts[] = [
  runtimeFacts,
  extensionFacts,
  phpFacts,
  variableFacts,
  mountFacts,
  serviceFacts,
  configurationFacts,
  clockFacts,
];

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
  const asAgreed = agreed(project);
  return comparisons
    .map((comparison, index) => ({
      title: titles[index] ?? '',
      comparison,
      facts: merged(kinds.flatMap((facts) => facts(comparison, project))).map(asAgreed),
    }))
    .filter(({ facts }) => facts.length > 0);
}
