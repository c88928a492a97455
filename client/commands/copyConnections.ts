import { readFile } from 'node:fs/promises';
import { env, window } from 'vscode';
import { connectionsFile } from '../connectionsFile';
import type { Services } from '../services';

/** Puts the variables with the connection strings on the clipboard. */
export async function copyConnections({ projects }: Services, argument: unknown): Promise<void> {
  await env.clipboard.writeText(await readFile(await connectionsFile(projects, argument), 'utf8'));
  window.setStatusBarMessage('Connection strings copied', 3000);
}
