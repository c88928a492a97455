import { EventEmitter, type Disposable, type TreeDataProvider, type TreeItem, type TreeView } from 'vscode';
import { CancelledError, describeError, UserError } from '../../core/errors';
import type { Projects } from '../projects';
import { childNodes, failure, pathTo, rootNodes, snapshotNodes, volumeNodes } from './children';
import { environmentTooltip } from './environmentItem';
import { treeItem } from './item';
import type { Node } from './node';

type VolumesNode = Extract<Node, { kind: 'volumes' }>;

/** The view "Environments". */
export class EnvironmentsTree implements TreeDataProvider<Node> {
  private readonly changes = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  /** What measures volumes right now, by their owner's id. */
  private readonly measuring = new Map<string, AbortController>();

  constructor(private readonly projects: Projects) {
    projects.onDidChange(() => this.renew());
  }

  /** The rows stand until the new ones are there: what is chosen from a menu meanwhile is about a row. */
  private renew(): void {
    const read = this.projects.list();
    const tell = () => {
      // What was overtaken is told of by what came later.
      if (this.projects.list() === read) this.changes.fire(undefined);
    };
    read.then(tell, tell);
  }

  /** Closing volumes ends measuring them. */
  watch(view: TreeView<Node>): Disposable {
    return view.onDidCollapseElement(({ element }) => {
      if (element.kind === 'volumes') this.measuring.get(element.owner.id)?.abort();
    });
  }

  getTreeItem(node: Node): TreeItem {
    return treeItem(node);
  }

  resolveTreeItem(item: TreeItem, node: Node): TreeItem {
    if (node.kind === 'environment') item.tooltip = environmentTooltip(node);
    return item;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node?.kind === 'volumes') return this.volumes(node);
    if (node?.kind === 'snapshots') return snapshots(node);
    return [...(node ? childNodes(node) : rootNodes(await this.projects.list()))];
  }

  /** What the editor asks to show a node that is below others; only environments are shown so. */
  async getParent(node: Node): Promise<Node | undefined> {
    return node.kind === 'environment' ? pathTo(node, rootNodes(await this.projects.list())).at(-2) : undefined;
  }

  private async volumes({ state, owner: { id } }: VolumesNode): Promise<Node[]> {
    if (state.environments.state !== 'known') return [];
    this.measuring.get(id)?.abort();
    const controller = new AbortController();
    this.measuring.set(id, controller);
    try {
      return [...volumeNodes(await state.environments.provider.volumes(id, controller.signal))];
    } catch (error) {
      // Who closed the group does not wait any more; what failed is shown in its place.
      return error instanceof CancelledError ? [] : [reasonOf(error)];
    } finally {
      if (this.measuring.get(id) === controller) this.measuring.delete(id);
    }
  }
}

async function snapshots(node: Extract<Node, { kind: 'snapshots' }>): Promise<Node[]> {
  const { environments } = node.state;
  if (environments.state !== 'known') return [];
  try {
    return [...snapshotNodes(node, await environments.provider.snapshots(node.owner.id))];
  } catch (error) {
    // What failed is shown in the place of what it would have answered.
    return [reasonOf(error)];
  }
}

function reasonOf(error: unknown): Node {
  return failure(error instanceof UserError ? error : new UserError(describeError(error)));
}
