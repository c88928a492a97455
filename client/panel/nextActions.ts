import { commands } from 'vscode';
import { urlsOf } from '../../core/environments/urls';
import { copyConnections } from '../commands/copyConnections';
import { openEnvironment } from '../commands/openEnvironment';
import { openUrl } from '../commands/openUrl';
import type { Services } from '../services';
import { childNodes, rootNodes } from '../tree/children';
import type { EnvironmentNode, Node } from '../tree/node';
import type { NextAction } from '../webview/messages';

/** What can be done with an environment that has just been made. */
export function nextActionsOf({ environment, reading }: EnvironmentNode): readonly NextAction[] {
  return [
    'openWindow',
    ...(reading.abilities.includes('connections') ? ['copyConnections' as const] : []),
    ...(urlsOf(environment).length > 0 ? ['openUrl' as const] : []),
    'showInTree',
  ];
}

type NodeAction = Exclude<NextAction, 'showLog'>;

export const runNextAction: Readonly<
  Record<NodeAction, (services: Services, node: EnvironmentNode) => Promise<void> | void>
> = { openWindow: openEnvironment, copyConnections, openUrl, showInTree };

async function showInTree({ projects, view }: Services, { environment }: EnvironmentNode): Promise<void> {
  await commands.executeCommand('parity.environments.focus');
  const path = pathTo(rootNodes(await projects.list()), environment.id);
  const [root, ...below] = path;
  // The tree finds only roots by themselves: what is below is opened to.
  if (root) await view.reveal(root, { select: true, focus: true, expand: below.length > 0 ? below.length : false });
}

/** From a root to the node of an environment; empty where there is none. */
function pathTo(nodes: readonly Node[], id: string): readonly Node[] {
  for (const node of nodes) {
    if (node.kind === 'environment' && node.environment.id === id) return [node];
    const below = pathTo(childNodes(node), id);
    if (below.length > 0) return [node, ...below];
  }
  return [];
}
