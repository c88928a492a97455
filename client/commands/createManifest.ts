import { Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { UserError } from '../../core/errors';
import { proposeManifestRequest, type ManifestProposal } from '../../core/protocol';
import { askServer } from '../askServer';
import type { Services } from '../services';

/**
 * Opens a first manifest, made of what is in the repository, that is not saved yet: saving it puts it in its place. One that is there is
 * opened instead.
 */
export async function createManifest({ server }: Services): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) return;
  const uri = Uri.joinPath(folder, '.upsun', 'config.yaml');
  if (await exists(uri)) {
    await window.showTextDocument(uri);
    return;
  }
  // The command may be what has woken the extension.
  await server.settled();
  const { text } = await askServer<ManifestProposal>(server, proposeManifestRequest, folder.fsPath);
  const document = await workspace.openTextDocument(uri.with({ scheme: 'untitled' }));
  if (document.getText() === '') {
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(0), text);
    await workspace.applyEdit(edit);
  }
  await window.showTextDocument(document);
}

/** Undefined where none was chosen. */
async function chooseFolder(): Promise<Uri | undefined> {
  const [first, ...others] = workspace.workspaceFolders ?? [];
  if (!first) throw new UserError('No folder is open.', 'Open the folder of your project first.');
  if (others.length === 0) return first.uri;
  return (await window.showWorkspaceFolderPick({ placeHolder: 'The folder that gets a manifest' }))?.uri;
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    // Any failure to look means that nothing can be opened there.
    () => false,
  );
}
