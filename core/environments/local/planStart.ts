import { UserError } from '../../errors';
import type { Environment } from '../environment';
import type { Plan } from '../plan';
import type { Change } from '../provider';
import { mountSteps } from './data/planStore';
import { projectFolder, stackOf, step, type PlanContext } from './planContext';

/** Starts services of an environment, paused ones too, and waits until they are healthy: all but those that start stopped, or what is chosen. */
export async function planStart(
  context: PlanContext,
  environment: Environment,
  { services: chosen }: Extract<Change, { kind: 'start' }>,
): Promise<Plan> {
  const stack = stackOf(environment);
  const isGenerated = environment.services === 'manifest';
  const older = isGenerated ? context.tools.store.files(environment.id) : projectFolder(context, environment.worktree);
  const services = chosen ?? stack.services.flatMap(({ name, stopped }) => (stopped === undefined ? [name] : []));
  const unknown = services.find((name) => !stack.services.some((service) => service.name === name));
  if (unknown !== undefined)
    throw new UserError(`${environment.id} has no service "${unknown}".`, 'Choose one of its own.');
  const input = {
    project: stack.project,
    files: stack.files,
    folder: stack.folder ?? older,
    services,
    ...(isGenerated ? {} : { cwd: older, worktree: environment.worktree }),
  };
  return {
    title: `Start ${environment.id}`,
    steps: [
      ...(await mountSteps(context, stack.volumes?.map(({ name }) => name) ?? [])),
      step('startContainers', `Start ${services.join(', ')}`, input, { touches: [`containers of ${stack.project}`] }),
    ],
    notes: [],
  };
}
