import { commands, window, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import { describeError } from '../core/errors';
import { acceptDifferenceCommand } from '../core/protocol';
import { chooseProject } from './choose';
import { cloneInto } from './cloneInto';
import { registerCommand, showError } from './command';
import { commandTable } from './commands';
import { acceptDifference } from './commands/acceptDifference';
import { openSource } from './commands/openSource';
import { showReferences } from './commands/showReferences';
import { ComparisonDocuments } from './comparisonDocuments';
import { watchContainers } from './containerEvents';
import { updateContextKeys } from './contextKeys';
import { pauseIdle } from './idlePause';
import { commandForKey } from './keys';
import { LanguageServer } from './languageClient';
import { createLog } from './log';
import { restoreBranchPanels } from './panel';
import { Projects } from './projects';
import { recoverProjects } from './recovery';
import type { Services } from './services';
import { showParity } from './statusBar';
import { DragData, type Dropped } from './tree/dragData';
import { EnvironmentsTree } from './tree/environmentsTree';
import { watchProjects } from './watch';
import { watchWorktrees } from './watchWorktrees';

/** Registers everything and returns; what takes time goes on behind it. */
export function activate(context: ExtensionContext): void {
  const log = createLog();
  const server = new LanguageServer(context, log);
  const projects = new Projects(log, server);
  const tree = new EnvironmentsTree(projects);
  const view = window.createTreeView('parity.environments', {
    treeDataProvider: tree,
    showCollapseAll: true,
    dragAndDropController: new DragData((dropped) => synchronise(services, dropped)),
  });
  const comparisons = new ComparisonDocuments();
  const services: Services = { context, log, projects, server, view, comparisons };
  context.subscriptions.push(
    log,
    server,
    view,
    comparisons,
    tree.watch(view),
    ...Object.keys(commandTable).map((name) =>
      registerCommand(`parity.${name}`, (argument) => runCommand(services, name, argument), log),
    ),
    commands.registerCommand('parity.openSource', openSource),
    commands.registerCommand('parity.showReferences', showReferences),
    registerCommand(acceptDifferenceCommand, acceptDifference, log),
    ...watchProjects(projects),
    watchWorktrees(projects),
    showParity(projects),
    pauseIdle(services),
    watchContainers(projects, log),
    restoreBranchPanels(services),
    server.onBadgesChanged(() => void projects.refreshDrift()),
    window.onDidChangeWindowState(({ focused }) => {
      if (focused && view.visible) projects.refresh();
    }),
    projects.onDidChange(() => void updateContextKeys(projects)),
    workspace.onDidChangeWorkspaceFolders(() => projects.refresh()),
    workspace.onDidGrantWorkspaceTrust(() => projects.refresh()),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('parity')) projects.refresh();
    }),
  );
  void start(services).catch((error: unknown) => reportStart(error, log));
}

/** What is dragged is no command: its errors are shown here. */
async function synchronise(services: Services, { source, target, on }: Dropped): Promise<void> {
  try {
    const project = await chooseProject(services.projects, on);
    await cloneInto(services, project, { source: source.title, target }, { kind: 'cloneFrom', source: source.id });
  } catch (error) {
    await showError(error, services.log);
  }
}

/** A key binding has no node to give: it says `selection`, and means what is selected in the view. */
function runCommand(services: Services, name: string, argument: unknown): Promise<void> | void {
  if (argument !== 'selection') return commandTable[name]?.(services, argument);
  const [selected] = services.view.selection;
  const meant = commandForKey(name, selected);
  return meant === undefined ? undefined : commandTable[meant]?.(services, selected);
}

async function start({ server, projects, log }: Services): Promise<void> {
  await Promise.all([server.start(), updateContextKeys(projects)]);
  projects.refresh();
  if (workspace.isTrusted) await recoverProjects(projects, log);
}

function reportStart(error: unknown, log: LogOutputChannel): void {
  log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  void window.showErrorMessage(`Environment Parity could not start: ${describeError(error)}`);
}
