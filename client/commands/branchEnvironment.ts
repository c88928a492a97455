import { chooseProject } from '../choose';
import { openBranchPanel } from '../panel';
import type { Services } from '../services';
import { isNode } from '../tree/node';
import type { BranchSource } from '../../core/environments/provider';

/** Opens the panel that makes a branch of an environment. */
export async function branchEnvironment(services: Services, argument: unknown): Promise<void> {
  openBranchPanel(services, await chooseProject(services.projects, argument), sourceOf(argument));
}

function sourceOf(argument: unknown): BranchSource {
  if (isNode(argument) && argument.kind === 'environment') return { kind: 'environment', id: argument.environment.id };
  return isNode(argument) && argument.kind === 'local' ? { kind: 'local' } : { kind: 'production' };
}
