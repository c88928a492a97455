import { window } from 'vscode';
import { titleOf } from '../../core/environments/environment';
import { endOf } from '../../core/environments/lifetime';
import { CancelledError, describeError } from '../../core/errors';
import { chooseEnvironment } from '../choose';
import { applyWithProgress } from '../progress';
import type { Services } from '../services';

/** Says how long an environment is needed. Afterwards its removal is offered; nothing is removed by itself. */
export async function setLifetime(services: Services, argument: unknown): Promise<void> {
  const title = 'Set the Lifetime of Which Environment?';
  const { provider, environment } = await chooseEnvironment(services.projects, argument, title, 'rename');
  const lifetime = await window.showInputBox({
    title: `Lifetime of ${titleOf(environment)}`,
    prompt: 'From now on: 12h, 3d or 2w. Afterwards its removal is offered. Leave it empty to keep it.',
    placeHolder: '3d',
    validateInput: (text) => (text === '' ? undefined : whyNotALifetime(text)),
  });
  if (lifetime === undefined) throw new CancelledError();
  const change = { kind: 'expire', ...(lifetime === '' ? {} : { lifetime }) } as const;
  await applyWithProgress(await provider.planChange(environment.id, change), provider, services);
}

function whyNotALifetime(text: string): string | undefined {
  try {
    endOf(text, new Date());
    return undefined;
  } catch (error) {
    return describeError(error);
  }
}
