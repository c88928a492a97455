import { window } from 'vscode';
import type { Ability } from '../core/environments/abilities';
import { titleOf } from '../core/environments/environment';
import { CancelledError } from '../core/errors';
import { chooseEnvironment, type ChosenEnvironment } from './choose';
import type { Projects } from './projects';
import { isNode } from './tree/node';

export interface ChosenService extends ChosenEnvironment {
  readonly service: string;
}

/** The service that a command is about: the tree's node, else the environment's only one, else the user says it. */
export async function chooseService(
  projects: Projects,
  argument: unknown,
  titles: { readonly environment: string; readonly service: string },
  ability: Ability,
): Promise<ChosenService> {
  const chosen = await chooseEnvironment(projects, argument, titles.environment, ability);
  if (isNode(argument) && argument.kind === 'stackService') return { ...chosen, service: argument.service.name };
  const services = chosen.environment.stack?.services ?? [];
  const [only, ...others] = services;
  if (only && others.length === 0) return { ...chosen, service: only.name };
  const items = services.map(({ name, image }) => ({ label: name, description: image }));
  const picked = await window.showQuickPick(items, {
    title: titles.service,
    placeHolder: titleOf(chosen.environment),
  });
  if (!picked) throw new CancelledError();
  return { ...chosen, service: picked.label };
}
