import { commands } from 'vscode';
import { urlsOf } from '../../core/environments/urls';
import { copyConnections } from '../commands/copyConnections';
import { openEnvironment } from '../commands/openEnvironment';
import { openUrl } from '../commands/openUrl';
import type { Services } from '../services';
import { pathTo, rootNodes } from '../tree/children';
import type { EnvironmentNode } from '../tree/node';
import type { NextAction } from '../webview/messages';

/** What can be done with an environment that has just been made. */
export function nextActionsOf({ environment, reading }: EnvironmentNode): readonly NextAction[] {
  return [
    'openWindow',
    ...(reading.abilities.includes('connections') ? ['copyConnections' as const] : []),
    ...(urlsOf(environment).length > 0 ? ['openUrl' as const] : []),
    'showInTree',
    'branchAnother',
  ];
}

/** What is about the environment that was made. */
type NodeAction = Exclude<NextAction, 'showLog' | 'branchAnother'>;

export const runNextAction: Readonly<
  Record<NodeAction, (services: Services, node: EnvironmentNode) => Promise<void> | void>
> = { openWindow: openEnvironment, copyConnections, openUrl, showInTree };

async function showInTree({ projects, view }: Services, node: EnvironmentNode): Promise<void> {
  await commands.executeCommand('parity.environments.focus');
  const shown = pathTo(node, rootNodes(await projects.list())).at(-1);
  if (shown) await view.reveal(shown, { select: true, focus: true, expand: true });
}
