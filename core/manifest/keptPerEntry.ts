import { originOf } from '../yaml/move';
import type { YamlPair } from '../yaml';
import type { ManifestEntry } from './manifest';

interface Kept<Given, T> {
  readonly file: string;
  readonly folder: string | undefined;
  readonly given: Given;
  readonly answer: T;
}

/**
 * A function of one entry of the manifest whose answer is kept while the entry is written as it is, wherever in the file it moves to: a
 * keystroke asks again about the entry that it changed. It looks at nothing but the entry and what is given.
 *
 * @param moved the same answer for the same entry, that many characters further down in its file
 */
export function keptPerEntry<Given, T>(
  compute: (entry: ManifestEntry, given: Given) => T,
  moved: (answer: T, by: number, file: string) => T,
): (entry: ManifestEntry, given: Given) => T {
  const kept = new WeakMap<YamlPair, Kept<Given, T>>();
  return (entry, given) => {
    const { file, folder } = entry;
    const { pair, by } = originOf(entry.pair);
    const before = kept.get(pair);
    if (before && before.file === file && before.folder === folder && before.given === given)
      return by === 0 ? before.answer : moved(before.answer, by, file);
    const answer = compute(entry, given);
    kept.set(pair, { file, folder, given, answer: by === 0 ? answer : moved(answer, -by, file) });
    return answer;
  };
}
