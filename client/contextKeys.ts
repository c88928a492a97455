import { commands, workspace } from 'vscode';
import type { Projects } from './projects';

/** What the welcome views and menus depend on. */
export async function updateContextKeys(projects: Projects): Promise<void> {
  const folders = workspace.workspaceFolders ?? [];
  const list = await projects.list();
  const state =
    folders.length === 0
      ? 'noFolder'
      : folders.every(({ uri }) => uri.scheme !== 'file')
        ? 'virtual'
        : list.length === 0
          ? 'noManifest'
          : 'ready';
  await commands.executeCommand('setContext', 'parity.state', state);
}
