import { ProgressLocation, window } from 'vscode';
import { describeBytes } from '../../core/bytes';
import type { CleanUp, EnvironmentProvider } from '../../core/environments/provider';
import { CancelledError } from '../../core/errors';
import { chooseProject } from '../choose';
import { applyWithProgress } from '../progress';
import type { Services } from '../services';

/** Finds what no environment owns any more, lets the user choose, says what that frees, and removes it. */
export async function cleanUp(services: Services, argument: unknown): Promise<void> {
  const { provider } = await chooseProject(services.projects, argument);
  const found = await look(provider);
  if (found.found.length === 0) {
    void window.showInformationMessage(['There is nothing to clean up.', ...found.plan.notes].join(' '));
    return;
  }
  const { plan, bytes } = await provider.planCleanUp(await choose(found));
  const destroyed = plan.steps.flatMap(({ destroys }) => destroys ?? []);
  const detail = [`This removes ${destroyed.join(' and ')}. There is no way back.`, ...plan.notes].join('\n\n');
  const question = bytes > 0 ? `Free about ${describeBytes(bytes)}?` : 'Clean up?';
  if ((await window.showWarningMessage(question, { modal: true, detail }, 'Remove')) !== 'Remove')
    throw new CancelledError();
  await applyWithProgress(plan, provider, services);
}

function look(provider: EnvironmentProvider): Thenable<CleanUp> {
  const options = {
    location: ProgressLocation.Notification,
    title: 'Looking for what is left over',
    cancellable: true,
  };
  return window.withProgress(options, async (_, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    await provider.recover();
    return provider.planCleanUp(undefined, controller.signal);
  });
}

/** Ids; everything is chosen at first. */
async function choose({ found, plan }: CleanUp): Promise<readonly string[]> {
  const items = found.map(({ id, what, bytes }) => ({
    label: id,
    description: bytes > 0 ? `about ${describeBytes(bytes)}` : '',
    detail: what,
    picked: true,
    id,
  }));
  const placeHolder = ['Left over from environments that are gone', ...plan.notes].join(' · ');
  const picked = await window.showQuickPick(items, { title: 'Clean Up', canPickMany: true, placeHolder });
  if (!picked || picked.length === 0) throw new CancelledError();
  return picked.map(({ id }) => id);
}
