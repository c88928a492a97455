import { ProgressLocation, window } from 'vscode';
import type { Plan } from '../core/environments/plan';
import type { EnvironmentProvider } from '../core/environments/provider';
import { confirmPlan } from './confirm';
import type { Services } from './services';

/**
 * Carries out a plan in a notification with progress and a cancel button, then refreshes the tree. What the plan asks for is asked
 * first, unless that is done already (`confirmPlan`).
 * @param onDetail told what the steps print
 */
export async function applyWithProgress(
  wanted: Plan,
  provider: EnvironmentProvider,
  { log, projects }: Pick<Services, 'log' | 'projects'>,
  onDetail: (line: string) => void = () => undefined,
): Promise<void> {
  const asks = (wanted.asks ?? []).length > 0;
  const plan = asks ? await confirmPlan(wanted, { question: `${wanted.title}?`, action: 'Go On' }) : wanted;
  const told: string[] = [];
  try {
    await window.withProgress(
      { location: ProgressLocation.Notification, title: plan.title, cancellable: true },
      async (progress, token) => {
        const controller = new AbortController();
        const share = 100 / Math.max(plan.steps.length, 1);
        const applied = provider.apply(
          plan,
          ({ step, state, detail }) => {
            const title = plan.steps[step]?.title ?? '';
            if (state === 'running' && detail !== undefined) onDetail(detail);
            const undoing = state === 'undoing' ? 'Undoing: ' : '';
            if (state === 'running' && detail !== undefined && plan.steps[step]?.tells) told.push(detail);
            log.info(`${state}: ${title}${detail === undefined ? '' : ` (${detail.trim()})`}`);
            progress.report({
              message: `${step + 1} of ${plan.steps.length}: ${undoing}${title}`,
              ...(state === 'done' ? { increment: share } : {}),
            });
          },
          controller.signal,
        );
        token.onCancellationRequested(() => {
          controller.abort();
          showUndoing(plan.title, applied);
        });
        await applied;
      },
    );
  } finally {
    projects.refresh();
  }
  if (told.length > 0) void showTold(plan.title, told);
}

/** What steps had to tell, where somebody wants to see it; the log has it, too. */
async function showTold(title: string, told: readonly string[]): Promise<void> {
  const show = 'Show Result';
  if ((await window.showInformationMessage(`Done: ${title}.`, show)) !== show) return;
  await window.showInformationMessage(title, { modal: true, detail: told.join('\n') });
}

/** The notification closes with its cancel button, while undoing goes on: the status bar says so until it is done. */
function showUndoing(title: string, applied: Promise<void>): void {
  const ended = applied.catch(() => undefined);
  window.setStatusBarMessage(`$(sync~spin) Undoing: ${title}`, ended);
}
