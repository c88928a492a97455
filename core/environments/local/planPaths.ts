import { dirname } from 'node:path';
import type { ComposeProject } from '../../compose/compose';
import { itemsOf, textOf } from '../../compose/tree';
import { UserError } from '../../errors';
import type { Step } from '../plan';
import { remoteHost } from './data/engine';
import { helperImage } from './data/method';
import { imageSteps } from './data/planStore';
import { step, type PlanContext } from './planContext';

/**
 * What comes before anything else where containers mount folders of the worktree: Docker has to see the files that are written here, at the
 * same path. Throws a `UserError` where its engine is on another machine.
 */
export async function pathSteps(context: PlanContext, compose: ComposeProject, worktree: string): Promise<Step[]> {
  const mounting = compose.services.filter(
    ({ active, tree }) => active && itemsOf(tree, 'volumes').some((item) => textOf(item, 'type') === 'bind'),
  );
  if (mounting.length === 0) return [];
  const host = await remoteHost(context.tools.docker);
  if (host !== undefined)
    throw new UserError(
      `${mounting.map(({ name }) => name).join(', ')} can't mount files of this machine: Docker runs on another one (${host}).`,
      'Choose the engine of this machine ("docker context use default", without DOCKER_HOST), or branch production instead.',
    );
  if (context.surroundings === undefined) return [];
  const folder = dirname(worktree);
  const input = { folder, image: helperImage(context.settings), where: context.surroundings };
  const title = 'See whether a container finds the files that are written here';
  return [...(await imageSteps(context)), step('checkPath', title, input, { touches: [folder] })];
}
