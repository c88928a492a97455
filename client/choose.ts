import { window, workspace } from 'vscode';
import { whyNot, type Ability } from '../core/environments/abilities';
import { titleOf, type Environment } from '../core/environments/environment';
import type { EnvironmentProvider } from '../core/environments/provider';
import type { EnvironmentState } from '../core/environments/states';
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

/** The environment that a command is about: the tree's node, else the user says it, of those that it can be done with. */
export async function chooseEnvironment(
  projects: Projects,
  argument: unknown,
  title: string,
  ability: Ability,
): Promise<ChosenEnvironment> {
  const project = await chooseProject(projects, argument);
  if (isNode(argument) && 'environment' in argument) return { ...project, environment: argument.environment };
  const states = await project.provider.states();
  if (states.length === 0) throw new UserError('There are no environments yet.', 'Branch one first.');
  const able = states.filter(({ abilities }) => abilities.includes(ability));
  if (able.length === 0)
    throw new UserError('None of the environments is in a state for that.', reasonsIn(states, ability));
  const items = able.map(({ environment, status }) => ({
    label: titleOf(environment),
    description: `${status.state === 'codeOnly' ? 'code only' : status.state} · from ${environment.parent}`,
    environment,
  }));
  const chosen = await window.showQuickPick(items, { title, matchOnDescription: true });
  if (!chosen) throw new CancelledError();
  return { ...project, environment: chosen.environment };
}

function reasonsIn(states: readonly EnvironmentState[], ability: Ability): string {
  const [first] = states;
  if (states.length > 1 || !first) return 'The view shows the state of each.';
  return `${titleOf(first.environment)}: ${whyNot(ability, first.environment, first.status) ?? ''}.`;
}
