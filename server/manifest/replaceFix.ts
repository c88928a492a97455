import type { Source } from '../../core/text';
import type { Fix } from '../problem';

/** Writes another text in a place. */
export function replaceFix({ file, span }: Source, newText: string, preferred: boolean): Fix {
  return { title: `Change to ${newText}`, edits: [{ file, edits: [{ span, newText }] }], preferred };
}
