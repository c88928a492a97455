import type { EnvironmentModel } from '../../model';
import type { Comparison } from '../drift';
import type { ComparedFact } from './fact';
import { runtimeFacts } from './runtimes';
import { serviceFacts } from './services';

type Facts = (comparison: Comparison, declared: EnvironmentModel) => ComparedFact[];

/** What is compared, in the order of the report's rows. */
const kinds: readonly Facts[] = [runtimeFacts, serviceFacts];

/** Every fact of a place that is the same, different or unknown beside what is declared; one a row of the report. */
export function comparedFacts(comparison: Comparison, declared: EnvironmentModel): ComparedFact[] {
  return kinds.flatMap((facts) => facts(comparison, declared));
}
