import { commands, window, workspace } from 'vscode';
import { alignRequest, type Alignment } from '../../core/protocol';
import { askServer } from '../askServer';
import { chooseState } from '../choose';
import type { Services } from '../services';

/** Shows the one edit that brings the local files to what is declared; nothing is changed before it is confirmed in the preview. */
export async function alignCompose({ projects, server }: Services, argument: unknown): Promise<void> {
  const { folder } = await chooseState(projects, argument);
  const alignment = await askServer<Alignment>(server, alignRequest, folder);
  void tell(alignment);
  if (alignment.edit) await workspace.applyEdit(await server.workspaceEdit(alignment.edit), { isRefactoring: true });
}

async function tell({ edit, left }: Alignment): Promise<void> {
  const message = [whatToDo(edit !== undefined, left.length > 0), ...leftInWords(left)].join(' ');
  const show = left.length > 0 ? ['Show Problems'] : [];
  const answer = await window.showInformationMessage(message, ...show);
  if (answer !== undefined) await commands.executeCommand('workbench.actions.view.problems');
}

function whatToDo(changes: boolean, rest: boolean): string {
  if (changes) return 'Tick what you want in the preview and apply it; one undo takes it back.';
  return rest
    ? 'There is nothing to align without a decision of yours.'
    : 'There is nothing to align: what could be compared is as the manifest declares it.';
}

/** A notification has room for two. */
function leftInWords(left: Alignment['left']): string[] {
  const [first, second, ...others] = left;
  const shown = [first, second].filter((it) => it !== undefined);
  const sentences = shown.map(({ message, reason }) => `Left as it is: ${message}. ${reason}.`);
  return others.length > 0 ? [...sentences, `So are ${others.length} more.`] : sentences;
}
