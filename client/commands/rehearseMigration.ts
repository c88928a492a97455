import { commands, Uri, window } from 'vscode';
import type { EnvironmentProvider } from '../../core/environments/provider';
import type { RehearsalRequest } from '../../core/environments/rehearsal';
import { CancelledError } from '../../core/errors';
import { askForAnswer } from '../answerRehearsal';
import { chooseOwner } from '../chooseOwner';
import { chooseRehearsal } from '../chooseRehearsal';
import { confirmSteps } from '../confirm';
import { applyWithProgress } from '../progress';
import { openOutput } from '../outputTerminal';
import type { Services } from '../services';
import { isNode, type Owner } from '../tree/node';

/**
 * Runs a hook or a command on data that is kept before, shows what came of it, and asks whether it stays. Where an earlier one waits for that
 * answer, it is asked for instead.
 */
export async function rehearseMigration(services: Services, argument: unknown): Promise<void> {
  const title = 'Rehearse a Migration in Which Environment?';
  const { provider, owner } = await chooseOwner(services.projects, argument, title, 'rehearse');
  const open = (await provider.openRehearsals()).find((it) => it.owner === owner.id);
  if (open) return askForAnswer(open, provider, services);
  const service = isNode(argument) && argument.kind === 'stackService' ? argument.service.name : undefined;
  const request = await chooseRehearsal(await provider.rehearsable(owner.id), owner, service);
  await run(request, owner, provider, services);
}

async function run(
  request: RehearsalRequest,
  owner: Owner,
  provider: EnvironmentProvider,
  services: Services,
): Promise<void> {
  const planned = await provider.planRehearsal(owner.id, request);
  const plan = await confirmSteps(planned, { question: `${planned.title}?`, action: 'Rehearse' });
  const output = openOutput(`Rehearsal · ${owner.title}`);
  try {
    await applyWithProgress(plan, provider, services, output.write);
  } catch (error) {
    // The command may have changed data already: who cancels it wants to go back, or to look.
    if (!(error instanceof CancelledError)) throw error;
  } finally {
    output.end();
  }
  const open = (await provider.openRehearsals()).find((it) => it.owner === owner.id);
  if (!open) throw new CancelledError();
  if (open.outcome) await commands.executeCommand('markdown.showPreview', Uri.file(open.outcome.report));
  else void window.setStatusBarMessage('The command was ended', 3000);
  await askForAnswer(open, provider, services);
}
