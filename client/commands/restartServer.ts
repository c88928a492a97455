import type { Services } from '../services';

/** Starts the language server again. */
export async function restartServer({ server }: Services): Promise<void> {
  await server.restart();
}
