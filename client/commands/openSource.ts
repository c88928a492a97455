import { Range, Uri, window, workspace } from 'vscode';

/** Opens a file at an offset. For the tree's items alone: it takes a path and an offset. */
export async function openSource(path: unknown, offset: unknown): Promise<void> {
  if (typeof path !== 'string' || typeof offset !== 'number') return;
  const document = await workspace.openTextDocument(Uri.file(path));
  const position = document.positionAt(offset);
  await window.showTextDocument(document, { selection: new Range(position, position), preview: true });
}
