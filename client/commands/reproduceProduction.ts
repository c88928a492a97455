import { window } from 'vscode';
import { CancelledError } from '../../core/errors';
import { chooseProject } from '../choose';
import { applyWithProgress, describePlan } from '../progress';
import type { Services } from '../services';
import { openReport } from './showReport';

/** Shows the plan, carries it out, opens the report. */
export async function reproduceProduction(services: Services, argument: unknown): Promise<void> {
  const { provider } = await chooseProject(services.projects, argument);
  const plan = await provider.planReproduce();
  const agreed = await window.showInformationMessage(
    'Reproduce production here?',
    { modal: true, detail: describePlan(plan) },
    'Reproduce',
  );
  if (agreed !== 'Reproduce') throw new CancelledError();
  await applyWithProgress(plan, provider, services);
  const environment = (await provider.list()).at(-1);
  if (environment?.stack?.report !== undefined) await openReport(environment.stack.report);
}
