import { ProgressLocation, window } from 'vscode';
import type { Plan } from '../core/environments/plan';
import type { EnvironmentProvider } from '../core/environments/provider';
import type { Services } from './services';

/** Carries out a plan in a notification with progress and a cancel button, then refreshes the tree. */
export async function applyWithProgress(
  plan: Plan,
  provider: EnvironmentProvider,
  { log, projects }: Services,
): Promise<void> {
  try {
    await window.withProgress(
      { location: ProgressLocation.Notification, title: plan.title, cancellable: true },
      async (progress, token) => {
        const controller = new AbortController();
        token.onCancellationRequested(() => controller.abort());
        const share = 100 / Math.max(plan.steps.length, 1);
        await provider.apply(
          plan,
          ({ step, state, detail }) => {
            const title = plan.steps[step]?.title ?? '';
            const undoing = state === 'undoing' ? 'Undoing: ' : '';
            log.info(`${state}: ${title}${detail === undefined ? '' : ` (${detail.trim()})`}`);
            progress.report({
              message: `${step + 1} of ${plan.steps.length}: ${undoing}${title}`,
              ...(state === 'done' ? { increment: share } : {}),
            });
          },
          controller.signal,
        );
      },
    );
  } finally {
    projects.refresh();
  }
}

/** The steps of a plan as a text: what happens, what it touches, what it destroys. */
export function describePlan(plan: Plan): string {
  const steps = plan.steps.map(
    ({ title, destroys }, index) => `${index + 1}. ${title}${destroys === undefined ? '' : ` (destroys ${destroys})`}`,
  );
  return [...steps, ...(plan.notes.length > 0 ? ['', ...plan.notes] : [])].join('\n');
}
