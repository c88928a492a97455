import { Uri, window } from 'vscode';
import { connectionsFile } from '../connectionsFile';
import type { Services } from '../services';

/** Opens the env file with the connection strings. */
export async function openConnections({ projects }: Services, argument: unknown): Promise<void> {
  await window.showTextDocument(Uri.file(await connectionsFile(projects, argument)));
}
