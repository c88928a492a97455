import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Rehearsal } from '../../rehearsal';
import { writeWhole, type Store } from '../store';

/** The last rehearsal of each environment, in files. */
export async function recordedRehearsals(store: Store): Promise<Rehearsal[]> {
  const names = await readdir(dirname(store.rehearsal('x').entry)).catch(() => [] as string[]);
  const owners = names.flatMap((name) => /^(.+)\.json$/.exec(name)?.[1] ?? []);
  const read = await Promise.all(owners.sort().map((owner) => recordedRehearsal(store, owner)));
  return read.filter((it) => it !== undefined);
}

/** Undefined where there was none, or its file can't be read. */
export async function recordedRehearsal(store: Store, owner: string): Promise<Rehearsal | undefined> {
  try {
    const value = JSON.parse(await readFile(store.rehearsal(owner).entry, 'utf8')) as Rehearsal | null;
    return value?.owner === owner && typeof value.snapshot === 'string' ? value : undefined;
  } catch {
    // None was ever begun, or the file is not ours.
    return undefined;
  }
}

export async function record(store: Store, rehearsal: Rehearsal): Promise<void> {
  const file = store.rehearsal(rehearsal.owner).entry;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeWhole(file, `${JSON.stringify(rehearsal, undefined, 2)}\n`);
}

/** Changes the rehearsal of this id, where it still is the last of its owner. */
export async function recordOf(
  store: Store,
  { id, owner }: Pick<Rehearsal, 'id' | 'owner'>,
  change: (rehearsal: Rehearsal) => Rehearsal,
): Promise<void> {
  const found = await recordedRehearsal(store, owner);
  if (found?.id === id) await record(store, change(found));
}
