import { movedSources } from '../movedSources';
import { originOf } from '../yaml/move';
import type { YamlPair } from '../yaml';
import type { ManifestEntry } from './manifest';

interface Kept<Given, T> {
  readonly file: string;
  readonly given: Given;
  readonly answer: T;
}

/**
 * A function of one entry of the manifest whose answer is kept while the entry is written as it is, wherever in the file it moves to: a
 * keystroke asks again about the entry that it changed. The answer is plain data; its places in the file move with the entry.
 *
 * @param compute looks at nothing but the entry, what is given, and of the texts the lines of the entry
 */
export function keptPerEntry<Given, T>(
  compute: (entry: ManifestEntry, given: Given, texts: Texts) => T,
): (entry: ManifestEntry, given: Given, texts: Texts) => T {
  const kept = new WeakMap<YamlPair, Kept<Given, T>>();
  return (entry, given, texts) => {
    const { file, folder } = entry;
    // In the older layout an entry is more than its pair.
    if (folder !== undefined) return compute(entry, given, texts);
    const { pair, by } = originOf(entry.pair);
    const before = kept.get(pair);
    if (before?.file === file && before.given === given)
      return by === 0 ? before.answer : movedSources(before.answer, by, file);
    const answer = compute(entry, given, texts);
    kept.set(pair, { file, given, answer: by === 0 ? answer : movedSources(answer, -by, file) });
    return answer;
  };
}

/** The same for what an entry alone says. */
export function factPerEntry<T>(read: (entry: ManifestEntry) => T): (entry: ManifestEntry) => T {
  const kept = keptPerEntry((entry) => read(entry));
  return (entry) => kept(entry, undefined, noTexts);
}

function noTexts(): string {
  return '';
}

/** The text of a file of the manifest. */
export type Texts = (file: string) => string;
