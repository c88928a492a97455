import { window, workspace } from 'vscode';
import type { Environment } from '../core/environments/environment';
import type { EnvironmentProvider } from '../core/environments/provider';
import { CancelledError, UserError } from '../core/errors';
import type { ProjectState } from './projectState';
import type { Projects } from './projects';
import { isNode } from './tree/node';

export interface ChosenProject {
  readonly state: ProjectState;
  readonly provider: EnvironmentProvider;
}

/** The project that a command is about: the tree's node says it, else the only one, else the user. */
export async function chooseProject(projects: Projects, argument: unknown): Promise<ChosenProject> {
  if (!workspace.isTrusted)
    throw new UserError(
      'This folder is not trusted.',
      'Trust it to use environments: neither git nor Docker is run before.',
    );
  const state = await chooseState(projects, argument);
  if (state.environments.state === 'failed') throw state.environments.error;
  if (state.environments.state === 'restricted')
    throw new UserError('This folder is not trusted.', 'Trust it to use environments.');
  return { state, provider: state.environments.provider };
}

/** The same for what works in folders that are not trusted, too: nothing is run. */
export async function chooseState(projects: Projects, argument: unknown): Promise<ProjectState> {
  return isNode(argument) && 'state' in argument ? argument.state : pick(await projects.list());
}

async function pick(list: readonly ProjectState[]): Promise<ProjectState> {
  const [only, ...others] = list;
  if (!only)
    throw new UserError(
      'No project with an .upsun folder is open.',
      'Open one, or add .upsun/config.yaml to this folder.',
    );
  if (others.length === 0) return only;
  const items = list.map((state) => ({ label: state.name, description: state.folder, state }));
  const chosen = await window.showQuickPick(items, { title: 'Which Project?' });
  if (!chosen) throw new CancelledError();
  return chosen.state;
}

export interface ChosenEnvironment extends ChosenProject {
  readonly environment: Environment;
}

/** The environment that a command is about: the tree's node, else the only one, else the user says it. */
export async function chooseEnvironment(
  projects: Projects,
  argument: unknown,
  title: string,
): Promise<ChosenEnvironment> {
  const project = await chooseProject(projects, argument);
  if (isNode(argument) && argument.kind === 'environment') return { ...project, environment: argument.environment };
  const list = await project.provider.list();
  if (list.length === 0) throw new UserError('There are no environments yet.', 'Branch one first.');
  const items = list.map((environment) => ({
    label: environment.id,
    description: `from ${environment.parent}`,
    environment,
  }));
  const chosen = await window.showQuickPick(items, { title });
  if (!chosen) throw new CancelledError();
  return { ...project, environment: chosen.environment };
}
