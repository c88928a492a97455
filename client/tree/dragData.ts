import { DataTransferItem, type DataTransfer, type TreeDragAndDropController } from 'vscode';
import { ownerOf, type Node, type Owner } from './node';

/** What was dragged, and onto what. */
export interface Dropped {
  readonly source: Owner;
  readonly target: Owner;
  /** The node that it was dropped on. */
  readonly on: Node;
}

/** An environment that is dropped on another gives it its data. The command "Clone Data Into" does the same without a mouse. */
export class DragData implements TreeDragAndDropController<Node> {
  private static readonly type = 'application/vnd.code.tree.parity.environments';
  readonly dragMimeTypes = [DragData.type];
  readonly dropMimeTypes = [DragData.type];

  /** @param onDrop asks, and does it */
  constructor(private readonly onDrop: (dropped: Dropped) => Promise<void>) {}

  handleDrag([node]: readonly Node[], transfer: DataTransfer): void {
    if (node && isEnd(node))
      transfer.set(DragData.type, new DataTransferItem({ from: node.state.folder, ...ownerOf(node) }));
  }

  async handleDrop(on: Node | undefined, transfer: DataTransfer): Promise<void> {
    const dragged = transfer.get(DragData.type)?.value as (Owner & { readonly from: string }) | undefined;
    const target = on && isEnd(on) ? ownerOf(on) : undefined;
    if (!on || !target || !dragged || !('state' in on) || on.state.folder !== dragged.from) return;
    if (target.id !== dragged.id) await this.onDrop({ source: { id: dragged.id, title: dragged.title }, target, on });
  }
}

function isEnd(node: Node): node is Extract<Node, { kind: 'environment' | 'local' }> {
  return node.kind === 'environment' || node.kind === 'local';
}
