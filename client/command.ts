import { commands, window, type Disposable, type LogOutputChannel } from 'vscode';
import { CancelledError, UserError } from '../core/errors';

/** What a command does with the arguments that a menu gives it: a node of the tree, or nothing from the palette. */
export type CommandHandler = (argument: unknown) => Promise<void> | void;

/** The one boundary of all commands: what they throw is shown here, with a way to the log. */
export function registerCommand(id: string, handler: CommandHandler, log: LogOutputChannel): Disposable {
  return commands.registerCommand(id, async (argument: unknown) => {
    try {
      await handler(argument);
    } catch (error) {
      await showError(error, log);
    }
  });
}

/** Shows what was thrown: the message, the next step, and the log. A cancel is not an error. */
export async function showError(error: unknown, log: LogOutputChannel): Promise<void> {
  if (error instanceof CancelledError) return;
  const message =
    error instanceof UserError
      ? [error.message, error.nextStep].filter(Boolean).join(' ')
      : `Environment Parity failed: ${String(error)}`;
  log.error(error instanceof Error && !(error instanceof UserError) ? (error.stack ?? message) : message);
  const showLog = 'Show Log';
  if ((await window.showErrorMessage(message, showLog)) === showLog) log.show();
}
