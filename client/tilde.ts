import { homedir } from 'node:os';

/** A text with the home folder written as `~`, as people read paths. For showing alone. */
export function tilde(text: string, home: string = homedir()): string {
  return home === '' || home === '/' ? text : text.replaceAll(`${home}/`, '~/');
}
