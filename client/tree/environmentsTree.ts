import { EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import type { Projects } from '../projects';
import { childNodes, rootNodes } from './children';
import { treeItem } from './item';
import type { Node } from './node';

/** The view "Environments". */
export class EnvironmentsTree implements TreeDataProvider<Node> {
  private readonly changes = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changes.event;

  constructor(private readonly projects: Projects) {
    projects.onDidChange(() => this.changes.fire(undefined));
  }

  getTreeItem(node: Node): TreeItem {
    return treeItem(node);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    return [...(node ? childNodes(node) : rootNodes(await this.projects.list()))];
  }

  getParent(): undefined {
    return undefined;
  }
}
