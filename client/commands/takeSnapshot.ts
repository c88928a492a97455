import { window } from 'vscode';
import { whyNotASnapshot } from '../../core/environments/name';
import { CancelledError } from '../../core/errors';
import { chooseOwner } from '../chooseOwner';
import { applyWithProgress } from '../progress';
import type { Services } from '../services';

/** Keeps the data of an environment as it is now, under a name: before a migration, say. */
export async function takeSnapshot(services: Services, argument: unknown): Promise<void> {
  const title = 'Take a Snapshot of Which Data?';
  const { provider, owner } = await chooseOwner(services.projects, argument, title, 'snapshot');
  const name = await window.showInputBox({
    title: `Snapshot of ${owner.title}`,
    prompt: 'A name to restore it by.',
    placeHolder: 'before the migration',
    validateInput: (text) => whyNotASnapshot(text),
  });
  if (name === undefined) throw new CancelledError();
  await applyWithProgress(await provider.planData(owner.id, { kind: 'snapshot', name }), provider, services);
}
