import { window } from 'vscode';
import { whyNot, type Ability } from '../core/environments/abilities';
import { titleOf } from '../core/environments/environment';
import { localId } from '../core/environments/name';
import type { Snapshot } from '../core/environments/provider';
import { CancelledError, UserError } from '../core/errors';
import { chooseProject, type ChosenProject } from './choose';
import type { ProjectState } from './projectState';
import type { Projects } from './projects';
import { ago } from './tree/ago';
import { isNode, ownerOf, type Owner } from './tree/node';

export interface ChosenOwner extends ChosenProject {
  readonly owner: Owner;
}

/** Whose data a command is about: the tree's node, else the user says it, of the repository as opened and all that it can be done with. */
export async function chooseOwner(
  projects: Projects,
  argument: unknown,
  title: string,
  ability: Ability,
): Promise<ChosenOwner> {
  const project = await chooseProject(projects, argument);
  const owner = isNode(argument) ? ownerOf(argument) : undefined;
  return { ...project, owner: owner ?? (await pickOwner(ownersIn(project.state, ability), title)) };
}

/** Another one whose data fits. */
export async function chooseOther({ state }: ChosenProject, { id }: Owner, title: string): Promise<Owner> {
  const others = ownersIn(state, 'cloneData').filter((it) => it.id !== id);
  return pickOwner(others, title);
}

export interface ChosenSnapshot extends ChosenOwner {
  readonly snapshot: Snapshot;
}

/** The snapshot that a command is about: the tree's node, else the user says it. */
export async function chooseSnapshot(projects: Projects, argument: unknown, title: string): Promise<ChosenSnapshot> {
  const chosen = await chooseOwner(projects, argument, title, 'snapshot');
  if (isNode(argument) && argument.kind === 'snapshot') return { ...chosen, snapshot: argument.snapshot };
  const snapshots = await chosen.provider.snapshots(chosen.owner.id);
  if (snapshots.length === 0)
    throw new UserError(`There are no snapshots of ${chosen.owner.title}.`, 'Take one first.');
  const items = snapshots.toReversed().map((snapshot) => ({
    label: snapshot.name,
    description: ago(new Date(snapshot.taken)),
    snapshot,
  }));
  const picked = await window.showQuickPick(items, { title, placeHolder: `Snapshots of ${chosen.owner.title}` });
  if (!picked) throw new CancelledError();
  return { ...chosen, snapshot: picked.snapshot };
}

/** The repository as opened has no parent. */
function ownersIn({ project, environments }: ProjectState, ability: Ability): Owner[] {
  if (environments.state !== 'known') return [];
  const able = environments.states.filter(({ environment, status }) => !whyNot(ability, environment, status));
  const hasData = project.compose.state === 'known' && ability !== 'sync' && ability !== 'reset';
  return [
    ...(hasData ? [{ id: localId, title: 'Local' }] : []),
    ...able.map(({ environment }) => ({ id: environment.id, title: titleOf(environment) })),
  ];
}

async function pickOwner(owners: readonly Owner[], title: string): Promise<Owner> {
  if (owners.length === 0)
    throw new UserError('There is no environment with data for that.', 'Branch one from Local first.');
  const items = owners.map((owner) => ({ label: owner.title, owner }));
  const picked = await window.showQuickPick(items, { title });
  if (!picked) throw new CancelledError();
  return picked.owner;
}
