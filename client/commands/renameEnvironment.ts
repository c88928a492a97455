import { window } from 'vscode';
import { titleOf } from '../../core/environments/environment';
import { whyNotATitle } from '../../core/environments/name';
import { CancelledError } from '../../core/errors';
import { chooseEnvironment } from '../choose';
import { applyWithProgress } from '../progress';
import type { Services } from '../services';

/** Changes the name that people see. */
export async function renameEnvironment(services: Services, argument: unknown): Promise<void> {
  const { provider, environment } = await chooseEnvironment(
    services.projects,
    argument,
    'Rename Which Environment?',
    'rename',
  );
  const name = await window.showInputBox({
    title: `Rename ${titleOf(environment)}`,
    prompt: `Only the name that is shown: its id ${environment.id}, git branch, folder, containers and volumes stay.`,
    value: titleOf(environment),
    validateInput: whyNotATitle,
  });
  if (name === undefined || name.trim() === titleOf(environment)) throw new CancelledError();
  await applyWithProgress(await provider.planChange(environment.id, { kind: 'rename', name }), provider, services);
}
