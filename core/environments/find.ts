import { UserError } from '../errors';
import { nearest } from '../nearest';
import type { Environment } from './environment';

/** The environment that a word names: by its id, else by its name for people, else by its git branch. */
export function environmentNamed(list: readonly Environment[], word: string): Environment {
  const found =
    list.find(({ id }) => id === word) ??
    list.find(({ name }) => name === word) ??
    list.find(({ branch }) => branch === word);
  if (found) return found;
  const meant = nearest(
    word,
    list.map(({ id }) => id),
  );
  const there = list.length === 0 ? 'There are none yet.' : `There are ${list.map(({ id }) => id).join(', ')}.`;
  throw new UserError(`There is no environment "${word}".`, meant === undefined ? there : `Did you mean "${meant}"?`);
}
