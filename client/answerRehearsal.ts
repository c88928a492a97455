import { window } from 'vscode';
import type { EnvironmentProvider } from '../core/environments/provider';
import type { Rehearsal, RehearsalAnswer } from '../core/environments/rehearsal';
import { rehearsalInShort } from '../core/environments/rehearsalReport';
import { applyWithProgress } from './progress';
import type { Services } from './services';

const answers: Readonly<Record<string, RehearsalAnswer>> = {
  Rewind: 'rewind',
  Keep: 'keep',
  'Keep, Remove Snapshot': 'keepWithoutSnapshot',
};

/** Asks whether what a rehearsal did stays. Without an answer it waits: the command, and the next start, ask again. */
export async function askForAnswer(
  rehearsal: Rehearsal,
  provider: EnvironmentProvider,
  services: Pick<Services, 'log' | 'projects'>,
): Promise<void> {
  const { owner } = rehearsal;
  const question = `${rehearsalInShort(rehearsal)} Keep what it did, or overwrite the data of ${owner} with what it was before?`;
  const chosen = await window.showInformationMessage(question, ...Object.keys(answers));
  const answer = chosen === undefined ? undefined : answers[chosen];
  if (answer) await applyWithProgress(await provider.planAnswer(owner, answer), provider, services);
}
