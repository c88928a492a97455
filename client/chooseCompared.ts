import { window } from 'vscode';
import { parentId, titleOf } from '../core/environments/environment';
import { localId, productionId } from '../core/environments/name';
import { CancelledError, UserError } from '../core/errors';
import { chooseProject, type ChosenProject } from './choose';
import type { ProjectState } from './projectState';
import type { Projects } from './projects';
import { isNode, ownerOf, type Owner } from './tree/node';

export interface ChosenSides extends ChosenProject {
  /** What the other is compared with. */
  readonly before: Owner;
  readonly after: Owner;
}

/** The two environments that are compared: the tree's node and one that the user says, its parent first; without a node both are asked. */
export async function chooseCompared(projects: Projects, argument: unknown): Promise<ChosenSides> {
  const project = await chooseProject(projects, argument);
  const node = isNode(argument) ? ownerOf(argument) : undefined;
  const all = sidesIn(project.state);
  const after =
    node ??
    (await pick(
      all.filter(({ id }) => id !== productionId),
      'Compare Which Environment?',
    ));
  const parent = parentOf(project.state, after);
  const others = all
    .filter(({ id }) => id !== after.id)
    .map((it) => (it.id === parent ? { ...it, description: 'its parent' } : it));
  const parentFirst = [...others].sort((one, other) => Number(other.id === parent) - Number(one.id === parent));
  return { ...project, after, before: await pick(parentFirst, `Compare ${after.title} With…`) };
}

interface SideItem extends Owner {
  readonly description?: string;
}

function sidesIn({ environments }: ProjectState): SideItem[] {
  if (environments.state !== 'known') return [];
  const { local, production, states } = environments;
  return [
    { id: localId, title: 'Local', description: local.branch ?? 'the working tree as opened' },
    ...states.map(({ environment }) => ({ id: environment.id, title: titleOf(environment) })),
    ...(production.state === 'known'
      ? [{ id: productionId, title: 'Production', description: `${production.ref}: files and commits alone` }]
      : []),
  ];
}

function parentOf({ environments }: ProjectState, { id }: Owner): string | undefined {
  if (environments.state !== 'known') return undefined;
  const found = environments.states.find(({ environment }) => environment.id === id);
  return found && parentId(found.environment);
}

async function pick(sides: readonly SideItem[], title: string): Promise<Owner> {
  if (sides.length === 0) throw new UserError('There is nothing to compare with yet.', 'Branch an environment first.');
  const items = sides.map(({ id, title: label, description = '' }) => ({
    label,
    description,
    side: { id, title: label },
  }));
  const picked = await window.showQuickPick(items, { title, matchOnDescription: true });
  if (!picked) throw new CancelledError();
  return picked.side;
}
