import type { Rehearsal } from '../../rehearsal';
import type { LocalTools } from '../actions/context';
import { snapshotsOf } from '../data/snapshots';
import { recordedRehearsals } from './record';

/**
 * What was run, also in a process that is gone, and nobody has kept or rewound yet. Without its snapshot there is nothing to choose any more.
 * Docker is asked only where there is any; where it does not answer, the snapshot counts as there.
 */
export async function openRehearsals({ docker, store }: LocalTools): Promise<readonly Rehearsal[]> {
  const unanswered = (await recordedRehearsals(store)).filter(({ answer }) => answer === undefined);
  const there = await Promise.all(
    unanswered.map(async ({ owner, snapshot }) => {
      const snapshots = await snapshotsOf(docker, store.key, owner).catch(() => undefined);
      return snapshots?.some(({ name }) => name === snapshot) ?? true;
    }),
  );
  return unanswered.filter((_, index) => there[index]);
}
