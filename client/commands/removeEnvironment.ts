import { window } from 'vscode';
import { CancelledError } from '../../core/errors';
import type { RemovalChoice, Unsaved } from '../../core/environments/provider';
import { describeUnsaved } from '../../core/environments/local/unsaved';
import { chooseEnvironment } from '../choose';
import { confirmPlan } from '../confirm';
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
  const question = { question: `Remove ${environment.id}?`, action: 'Remove' };
  const plan = first.state === 'ready' ? await confirmPlan(removal.plan, question) : removal.plan;
  await applyWithProgress(plan, provider, services);
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
