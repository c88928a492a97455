import { commands } from 'vscode';

/** Filters the view by what is typed: the editor's own way for trees. */
export async function findEnvironment(): Promise<void> {
  await commands.executeCommand('parity.environments.focus');
  await commands.executeCommand('list.find');
}
