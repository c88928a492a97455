import type { Node } from './tree/node';

/**
 * What a key means on the row that is selected in the view; undefined where it means nothing: it never asks which row was meant.
 *
 * @param command the command of the key binding, without `parity.`
 */
export function commandForKey(command: string, selected: Node | undefined): string | undefined {
  if (selected?.kind === 'environment') return command;
  return selected?.kind === 'snapshot' && command === 'removeEnvironment' ? 'removeSnapshot' : undefined;
}
