import { Uri, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import { acceptEdit, isDay } from '../../core/agreements';
import { UserError } from '../../core/errors';
import { settingsFile } from '../../core/projectSettings';
import type { AcceptDifferenceArgument } from '../../core/protocol';

const title = 'Accept This Difference';

/** Asks why a difference is meant and for how long, and writes that into the project's settings. For the quick fix alone. */
export async function acceptDifference(argument: unknown): Promise<void> {
  const { settings, code, subject, message } = argument as AcceptDifferenceArgument;
  const reason = await window.showInputBox({
    title,
    prompt: message,
    placeHolder: 'Why is it meant?',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? 'Say why, for everybody who reads it later' : undefined),
  });
  if (reason === undefined) return;
  const until = await window.showInputBox({
    title,
    prompt: 'From which day on shall it be reported again? Leave it empty for never.',
    placeHolder: '2026-12-31',
    ignoreFocusOut: true,
    validateInput: (text) => (text === '' || isDay(text) ? undefined : 'Write the day as 2026-12-31'),
  });
  if (until === undefined) return;
  await write(Uri.parse(settings, true), {
    code,
    subject,
    reason: reason.trim(),
    until: until === '' ? undefined : until,
  });
}

/** A file with unsaved changes stays unsaved. */
async function write(uri: Uri, entry: Parameters<typeof acceptEdit>[1]): Promise<void> {
  const document = await openIfThere(uri);
  const isSaved = document?.isDirty !== true;
  const added = acceptEdit(document?.getText() ?? '', entry);
  if (!added) throw new UserError(`${settingsFile} can't take the entry.`, 'Mend what is wrong in it first.');
  const edit = new WorkspaceEdit();
  if (document) edit.insert(uri, document.positionAt(added.span.start), added.newText);
  else edit.createFile(uri, { contents: new TextEncoder().encode(added.newText) });
  if (!(await workspace.applyEdit(edit))) throw new UserError(`${settingsFile} could not be changed.`, 'Try it again.');
  if (isSaved) await document?.save();
}

async function openIfThere(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    // The file is not there yet; that it can't be read is said where it is written.
    return undefined;
  }
}
