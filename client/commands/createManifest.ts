import { Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { UserError } from '../../core/errors';

const text = `# Declares the production environment: https://docs.upsun.com/create-apps.html
applications:
  app:
    type: nodejs:24
    web:
      commands:
        start: npm start

routes:
  "https://{default}/":
    type: upstream
    upstream: "app:http"
`;

/** Makes a first manifest in the first folder of the workspace; one that is there is opened, never overwritten. */
export async function createManifest(): Promise<void> {
  const folder = workspace.workspaceFolders?.[0];
  if (!folder) throw new UserError('No folder is open.', 'Open the folder of your project first.');
  const uri = Uri.joinPath(folder.uri, '.upsun', 'config.yaml');
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true, contents: new TextEncoder().encode(text) });
  await workspace.applyEdit(edit);
  await window.showTextDocument(uri);
}
