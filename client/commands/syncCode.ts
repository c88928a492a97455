import { window } from 'vscode';
import { describeUnsaved } from '../../core/environments/local/unsaved';
import type { Unsaved } from '../../core/environments/provider';
import { CancelledError } from '../../core/errors';
import { chooseEnvironment } from '../choose';
import { applyWithProgress } from '../progress';
import type { Services } from '../services';

/** Brings what its parent has committed into an environment; asks what becomes of uncommitted changes. */
export async function syncCode(services: Services, argument: unknown): Promise<void> {
  const title = 'Synchronise the Code of Which Environment?';
  const { provider, environment } = await chooseEnvironment(services.projects, argument, title, 'syncCode');
  const { id } = environment;
  let found = await provider.planCode(id, { kind: 'sync' });
  if (found.state === 'choose') {
    await askToStash(id, found.unsaved);
    found = await provider.planCode(id, { kind: 'sync', changes: 'stash' });
  }
  if (found.state === 'choose') throw new CancelledError();
  const { plan } = found;
  if (plan.steps.length === 0) void window.showInformationMessage(plan.notes.join(' '));
  else await applyWithProgress(plan, provider, services);
}

async function askToStash(id: string, unsaved: Unsaved): Promise<void> {
  const detail = `It has ${describeUnsaved(unsaved) ?? 'uncommitted changes'}. They go into git's stash, and stay there until you take them back.`;
  const answer = await window.showWarningMessage(`Stash the changes in ${id}?`, { modal: true, detail }, 'Stash');
  if (answer !== 'Stash') throw new CancelledError();
}
