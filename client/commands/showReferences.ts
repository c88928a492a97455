import { commands, Position, Uri } from 'vscode';

/** Shows who uses a service, below the lens that says so. For lenses alone: it takes the place of a name, as the protocol writes it. */
export async function showReferences(uri: unknown, line: unknown, character: unknown): Promise<void> {
  if (typeof uri !== 'string' || typeof line !== 'number' || typeof character !== 'number') return;
  await commands.executeCommand('editor.action.findReferences', Uri.parse(uri), new Position(line, character));
}
