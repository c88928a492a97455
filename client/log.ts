import { window, type LogOutputChannel } from 'vscode';

/** The output channel that shows every command that is run. */
export function createLog(): LogOutputChannel {
  return window.createOutputChannel('Environment Parity', { log: true });
}
