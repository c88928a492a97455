import { rehearsedHooks, type RehearsalAnswer, type RehearsalRequest } from '../../core/environments/rehearsal';
import { UserError } from '../../core/errors';
import type { Given, Options } from '../givenArguments';

export const rehearsalOptions: Options = {
  hook: { value: rehearsedHooks.join('|'), doc: "Run this hook of the manifest instead of a command after '--'" },
  service: { value: 'SERVICE', doc: "The service whose container runs it (the application's)" },
  keep: { doc: 'Keep what it did; the snapshot stays, too' },
  'drop-snapshot': { doc: 'With --keep: remove the snapshot' },
  rewind: { doc: 'Put the snapshot back, and remove it' },
};

/** What is to be run; undefined where nothing is named. */
export function rehearsedCommand(given: Given, words: readonly string[]): RehearsalRequest | undefined {
  const hook = given.choice('hook', rehearsedHooks);
  const service = given.text('service');
  if (hook !== undefined && words.length > 0)
    throw new UserError('Both a hook and a command are given.', 'Rehearse one after the other.');
  if (hook !== undefined) return { command: { kind: 'hook', hook }, service };
  return words.length === 0 ? undefined : { command: { kind: 'command', text: commandText(words) }, service };
}

/** @param runs whether something is to be run first */
export function rehearsalAnswer(given: Given, runs: boolean): RehearsalAnswer | undefined {
  const [keep, rewind, drop] = [given.has('keep'), given.has('rewind'), given.has('drop-snapshot')];
  if (keep && rewind) throw new UserError('What it did is kept or rewound, not both.', 'Give --keep or --rewind.');
  if (drop && !keep) throw new UserError('--drop-snapshot goes with --keep.', 'A rewind removes the snapshot anyway.');
  if (!runs && !keep && !rewind)
    throw new UserError('What to run is missing.', 'Give --hook deploy, or a command behind "--".');
  if (rewind) return 'rewind';
  return keep ? (drop ? 'keepWithoutSnapshot' : 'keep') : undefined;
}

/** One word is text for the shell in the container; of several, each is one there, too. */
function commandText(words: readonly string[]): string {
  const [only, ...others] = words;
  return only !== undefined && others.length === 0 ? only : words.map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
