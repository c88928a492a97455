import { window } from 'vscode';
import { whyNotABranch } from '../../core/environments/name';
import { CancelledError } from '../../core/errors';
import { chooseProject, type ChosenProject } from '../choose';
import { confirmSteps } from '../confirm';
import { optionsOf, readSource, sourcesOf } from '../panel/sources';
import { applyWithProgress } from '../progress';
import type { Services } from '../services';
import type { Fields, PanelSource } from '../webview/messages';

/** Branches an environment without the panel: three questions, then the plan. */
export async function branchQuickly(services: Services, argument: unknown): Promise<void> {
  const project = await chooseProject(services.projects, argument);
  const source = await pickSource(project);
  const name = await window.showInputBox({ title: 'Name of the New Branch', validateInput: whyNotABranch });
  if (name === undefined) throw new CancelledError();
  const options = optionsOf({ name, source: source.id, ...(await pickWishes(source)) }, source);
  const plan = await project.provider.planBranch(name, readSource(source.id), options);
  const agreed = await confirmSteps(plan, { question: `${plan.title}?`, action: 'Branch' });
  await applyWithProgress(agreed, project.provider, services);
}

async function pickSource({ state }: ChosenProject): Promise<PanelSource> {
  const items = sourcesOf(state).map((source) => ({ label: source.label, detail: source.about, source }));
  const picked = await window.showQuickPick(items, { title: 'Branch What?', matchOnDetail: true });
  if (!picked) throw new CancelledError();
  return picked.source;
}

/** Nothing is asked where there is nothing to choose. */
async function pickWishes({ noData, noChanges }: PanelSource): Promise<Pick<Fields, 'data' | 'changes' | 'verify'>> {
  const items = [
    ...(noData === undefined ? [{ label: 'Data', detail: 'A clone of it as it is now', picked: true }] : []),
    ...(noData === undefined
      ? [{ label: 'Verification', detail: 'The clone of the data is compared, and its services are asked' }]
      : []),
    ...(noChanges === undefined ? [{ label: 'Uncommitted changes', detail: 'They stay where they are, too' }] : []),
  ];
  const picked =
    items.length === 0
      ? []
      : await window.showQuickPick(items, { title: 'Bring What Beside the Last Commit?', canPickMany: true });
  if (!picked) throw new CancelledError();
  const labels = picked.map(({ label }) => label);
  return {
    data: labels.includes('Data'),
    verify: labels.includes('Verification'),
    changes: labels.includes('Uncommitted changes'),
  };
}
