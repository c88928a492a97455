import { UserError } from '../core/errors';
import { chooseEnvironment } from './choose';
import type { Projects } from './projects';

/** The env file of the environment that a command is about. */
export async function connectionsFile(projects: Projects, argument: unknown): Promise<string> {
  const { environment } = await chooseEnvironment(
    projects,
    argument,
    'Connections of Which Environment?',
    'connections',
  );
  if (environment.stack?.connections === undefined)
    throw new UserError(`${environment.id} has no services to connect to.`);
  return environment.stack.connections;
}
