import { Uri } from 'vscode';
import { UserError } from '../core/errors';
import type { ProjectParams } from '../core/protocol';
import type { ServerConnection } from './languageClient';

/** The server's answer to a question about a project; an error with the way out where there is none. */
export async function askServer<T>(server: ServerConnection, method: string, folder: string): Promise<T> {
  const params: ProjectParams = { uri: Uri.file(folder).toString() };
  const answer = await server.ask<T>(method, params);
  if (answer) return answer;
  throw new UserError('The language server does not answer.', 'Run "Parity: Restart Language Server".');
}
