import { type CodeAction, CodeActionKind, commands, Range, window, workspace, type TextDocument } from 'vscode';
import { UserError } from '../../core/errors';

const kind = CodeActionKind.Source.append('fixAll').append('parity').value;

/** Applies every fix that can't lose data to the file in the editor. */
export async function fixAll(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document) throw new UserError('No file is open.', 'Open the manifest or a Compose file first.');
  const action = await fixAllOf(document);
  if (!action?.edit) {
    void window.showInformationMessage('There is nothing here that can be fixed without a decision of yours.');
    return;
  }
  await workspace.applyEdit(action.edit);
}

async function fixAllOf(document: TextDocument): Promise<CodeAction | undefined> {
  const whole = new Range(0, 0, document.lineCount, 0);
  const found = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    kind,
    1,
  );
  return found.find((it) => it.kind?.value === kind);
}
