import { ProgressLocation, window } from 'vscode';
import type { EnvironmentComparison } from '../../core/comparison/comparison';
import { comparisonAsMarkdown } from '../../core/comparison/markdown';
import { describeComparison } from '../../core/comparison/words';
import type { EnvironmentProvider } from '../../core/environments/provider';
import { chooseCompared } from '../chooseCompared';
import type { Services } from '../services';

/** Shows how an environment differs from another one: in its files, its commits and its databases. */
export async function compareEnvironment({ projects, comparisons }: Services, argument: unknown): Promise<void> {
  const { state, provider, before, after } = await chooseCompared(projects, argument);
  const title = `Comparing ${after.title} with ${before.title}`;
  const text = describeComparison(await compare(provider, title, before.id, after.id));
  await comparisons.show(text.title, state.folder, comparisonAsMarkdown(text));
}

function compare(
  provider: EnvironmentProvider,
  title: string,
  before: string,
  after: string,
): Thenable<EnvironmentComparison> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    return provider.compare(before, after, {
      signal: controller.signal,
      report: (message) => progress.report({ message }),
    });
  });
}
