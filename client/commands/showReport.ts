import { commands, Uri } from 'vscode';
import { UserError } from '../../core/errors';
import { chooseEnvironment } from '../choose';
import type { Services } from '../services';

/** Opens the report of a reproduction. */
export async function showReport({ projects }: Services, argument: unknown): Promise<void> {
  const { environment } = await chooseEnvironment(
    projects,
    argument,
    'Show the Report of Which Environment?',
    'report',
  );
  if (environment.stack?.report === undefined)
    throw new UserError(`${environment.id} has no report.`, 'Reports compare reproductions with production.');
  await openReport(environment.stack.report);
}

export async function openReport(path: string): Promise<void> {
  await commands.executeCommand('markdown.showPreview', Uri.file(path));
}
