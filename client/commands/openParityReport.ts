import { ViewColumn, window } from 'vscode';
import { reportRequest, type ParityReport } from '../../core/protocol';
import { askServer } from '../askServer';
import { chooseState } from '../choose';
import type { Services } from '../services';

/** Opens the report of how each place agrees with the manifest, as it is now. The page runs no script and loads nothing. */
export async function openParityReport({ projects, server }: Services, argument: unknown): Promise<void> {
  const { folder } = await chooseState(projects, argument);
  const { html, title } = await askServer<ParityReport>(server, reportRequest, folder);
  const options = { enableScripts: false, enableFindWidget: true, localResourceRoots: [] };
  const panel = window.createWebviewPanel('parity.report', `Parity of ${title}`, ViewColumn.Active, options);
  panel.webview.html = html;
}
