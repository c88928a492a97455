import { ViewColumn, window, type Disposable, type WebviewPanel } from 'vscode';
import type { BranchSource } from '../core/environments/provider';
import type { ChosenProject } from './choose';
import { showError } from './command';
import { BranchPanel, panelTitle } from './panel/branchPanel';
import { sourceId } from './panel/sources';
import { branchesIn, suggestedName } from './panel/suggestedName';
import type { Services } from './services';
import { panelHtml } from './webview/html';
import { readRemembered, readRequest, type Fields } from './webview/messages';

const viewType = 'parity.branch';

/**
 * Opens the panel that branches an environment: fields, the plan as it would be, and its steps while it runs. A hidden page is let go:
 * everything but its fields is here, and those it remembers itself, as it has to for a window that is loaded again.
 */
export function openBranchPanel(services: Services, project: ChosenProject, source: BranchSource): void {
  const panel = window.createWebviewPanel(viewType, panelTitle, ViewColumn.Active, optionsFor(services));
  fill(panel, services, project, {
    name: suggestedName(new Date(), branchesIn(project.state)),
    source: sourceId(source),
    data: true,
    changes: false,
    verify: false,
  });
}

/** Fills the panels that were open when the window was loaded again; one whose project is not open any more closes. */
export function restoreBranchPanels(services: Services): Disposable {
  return window.registerWebviewPanelSerializer(viewType, {
    async deserializeWebviewPanel(panel, kept: unknown) {
      const remembered = readRemembered(kept);
      const state = (await services.projects.list()).find(({ folder }) => folder === remembered?.folder);
      if (!remembered || state?.environments.state !== 'known') {
        panel.dispose();
        return;
      }
      panel.webview.options = optionsFor(services);
      fill(panel, services, { state, provider: state.environments.provider }, remembered.fields);
    },
  });
}

function optionsFor({ context }: Services) {
  return { enableScripts: true, localResourceRoots: [context.extensionUri] };
}

function fill(panel: WebviewPanel, services: Services, project: ChosenProject, fields: Fields): void {
  panel.title = panelTitle;
  const branching = new BranchPanel(services, project, panel, fields);
  panel.webview.onDidReceiveMessage((message: unknown) => {
    const request = readRequest(message);
    if (request) void branching.answer(request).catch((error: unknown) => showError(error, services.log));
  });
  panel.onDidDispose(() => branching.close());
  panel.webview.html = panelHtml(panel.webview, services.context.extensionUri, panelTitle);
}
