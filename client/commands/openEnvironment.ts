import { join } from 'node:path';
import { commands, Uri } from 'vscode';
import { chooseEnvironment } from '../choose';
import type { Services } from '../services';

/** Opens the project's folder in the environment's worktree in a new window. */
export async function openEnvironment({ projects }: Services, argument: unknown): Promise<void> {
  const { environment } = await chooseEnvironment(projects, argument, 'Open Which Environment?', 'open');
  const folder = Uri.file(join(environment.worktree, environment.projectPath));
  await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true });
}
