import { differs } from '../../core/comparison/comparison';
import { comparisonAsText } from '../../core/comparison/text';
import { describeComparison } from '../../core/comparison/words';
import { parentId } from '../../core/environments/environment';
import { productionId } from '../../core/environments/name';
import type { EnvironmentProvider } from '../../core/environments/provider';
import { UserError } from '../../core/errors';
import type { Terminal } from '../terminal';
import { asJson } from './asJson';
import type { CompareCommand } from './commandShapes';
import { ownerNamed } from './named';

/** Prints how an environment differs from another one, and answers the exit code: 1 where it does. */
export async function compare(
  { environment, other, json }: CompareCommand,
  provider: EnvironmentProvider,
  { print, tell, signal }: Terminal,
): Promise<number> {
  const after = await sideNamed(provider, environment);
  const before = other === undefined ? await parentOf(provider, after) : await sideNamed(provider, other);
  const comparison = await provider.compare(before, after, { signal, report: tell });
  print(json ? asJson({ comparison }) : comparisonAsText(describeComparison(comparison)));
  return differs(comparison) ? 1 : 0;
}

async function sideNamed(provider: EnvironmentProvider, word: string): Promise<string> {
  return word === productionId ? productionId : ownerNamed(provider, word);
}

async function parentOf(provider: EnvironmentProvider, id: string): Promise<string> {
  const environment = (await provider.list()).find((it) => it.id === id);
  if (environment) return parentId(environment);
  throw new UserError(`${id} has no parent.`, 'Say what to compare it with: environment-parity env compare ENV OTHER.');
}
