import { window } from 'vscode';
import { CancelledError } from '../../core/errors';
import type { Plan } from '../../core/environments/plan';
import type { RemovalChoice, Unsaved } from '../../core/environments/provider';
import { describeUnsaved } from '../../core/environments/local/unsaved';
import { chooseEnvironment } from '../choose';
import { applyWithProgress } from '../progress';
import type { Services } from '../services';

/** Asks, names what dies, and removes containers, volumes and worktree. */
export async function removeEnvironment(services: Services, argument: unknown): Promise<void> {
  const { provider, environment } = await chooseEnvironment(
    services.projects,
    argument,
    'Remove Which Environment?',
    'remove',
  );
  const first = await provider.planRemove(environment.id);
  const choice = first.state === 'choose' ? await askForChoice(environment.id, first.unsaved) : undefined;
  const removal = first.state === 'ready' ? first : await provider.planRemove(environment.id, choice);
  if (removal.state === 'choose') throw new CancelledError();
  if (first.state === 'ready') await confirm(environment.id, removal.plan);
  await applyWithProgress(removal.plan, provider, services);
}

const choices: Readonly<Record<string, RemovalChoice>> = {
  'Keep the Folder': 'keep',
  'Stash and Remove': 'stash',
  'Destroy the Changes': 'destroy',
};

async function askForChoice(id: string, unsaved: Unsaved): Promise<RemovalChoice> {
  const detail = `It holds ${describeUnsaved(unsaved) ?? 'unsaved work'}. The data in its volumes is gone in any case.\n\nKeep: the folder stays, the containers and volumes go.\nStash: changes go into git's stash, loose commits onto a branch.\nDestroy: the work is gone.`;
  const answer = await window.showWarningMessage(
    `Remove ${id} with unsaved work?`,
    { modal: true, detail },
    ...Object.keys(choices),
  );
  const choice = answer === undefined ? undefined : choices[answer];
  if (!choice) throw new CancelledError();
  return choice;
}

async function confirm(id: string, plan: Plan): Promise<void> {
  const destroyed = plan.steps.flatMap(({ destroys }) => destroys ?? []);
  const detail = [...(destroyed.length > 0 ? [`This destroys ${destroyed.join(' and ')}.`] : []), ...plan.notes].join(
    '\n',
  );
  if ((await window.showWarningMessage(`Remove ${id}?`, { modal: true, detail }, 'Remove')) !== 'Remove')
    throw new CancelledError();
}
