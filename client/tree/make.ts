import { join } from 'node:path';
import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, type Command, type MarkdownString } from 'vscode';
import type { Source } from '../../core/text';

export interface Look {
  readonly description?: string;
  readonly tooltip?: string | MarkdownString;
  readonly color?: string | undefined;
  /** What a click opens: a place in a file of a folder… */
  readonly open?: readonly [folder: string, source: Source];
  /** …or what a command shows. */
  readonly command?: Command;
}

const states = {
  leaf: TreeItemCollapsibleState.None,
  expanded: TreeItemCollapsibleState.Expanded,
  collapsed: TreeItemCollapsibleState.Collapsed,
};

/** A row of the tree: its text, whether it opens, and the name of its codicon. */
export function make(label: string, state: keyof typeof states, icon: string, look: Look = {}): TreeItem {
  const item = new TreeItem(label, states[state]);
  item.iconPath = new ThemeIcon(icon, look.color === undefined ? undefined : new ThemeColor(look.color));
  if (look.description !== undefined) item.description = look.description;
  if (look.tooltip !== undefined) item.tooltip = look.tooltip;
  if (look.command) item.command = look.command;
  if (look.open) {
    const [folder, source] = look.open;
    item.command = {
      command: 'parity.openSource',
      title: 'Open',
      arguments: [join(folder, source.file), source.span.start],
    };
  }
  return item;
}
