import { chooseProject } from '../choose';
import { confirmSteps } from '../confirm';
import { applyWithProgress } from '../progress';
import type { Services } from '../services';
import { openReport } from './showReport';

/** Shows the plan, carries it out, opens the report. */
export async function reproduceProduction(services: Services, argument: unknown): Promise<void> {
  const { provider } = await chooseProject(services.projects, argument);
  const question = { question: 'Reproduce production here?', action: 'Reproduce' };
  await applyWithProgress(await confirmSteps(await provider.planReproduce(), question), provider, services);
  const environment = (await provider.list()).at(-1);
  if (environment?.stack?.report !== undefined) await openReport(environment.stack.report);
}
