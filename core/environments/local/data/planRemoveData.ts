import type { Step } from '../../plan';
import { labels } from '../docker';
import { step, type PlanContext } from '../planContext';
import { findStore, storeFolder } from './cowStore';
import { engineOf } from './engine';
import { storeSteps } from './planStore';
import { snapshotsOf } from './snapshots';

/** Removes what an environment has of data beside the volumes of its stack: snapshots, and its files in the store. */
export async function planRemoveData(
  context: PlanContext,
  id: string,
): Promise<{ readonly first: readonly Step[]; readonly destroying: readonly Step[] }> {
  const { docker, store } = context.tools;
  const name = context.settings.data.store;
  const engine = await engineOf(docker);
  const found = engine.kind === 'local' ? await findStore(docker, engine, name) : undefined;
  const cow = found?.state === 'absent' ? undefined : found;
  const snapshots = (await snapshotsOf(docker, store.key, id)).map((snapshot) => snapshot.name);
  if (!cow && snapshots.length === 0) return { first: [], destroying: [] };
  const folders = cow ? [storeFolder(cow, store.key, id)] : [];
  const own = [`${labels.environment}=${id}`, `${labels.repository}=${store.key}`];
  const remove = step(
    'removeData',
    'Remove its files in the store, and its snapshots',
    { labels: own, folders, store: cow ? { name: cow.name, mountpoint: cow.mountpoint } : null },
    {
      touches: [...folders, ...snapshots.map((it) => `snapshot ${it}`)],
      ...(snapshots.length === 0 ? {} : { destroys: `the snapshots ${snapshots.join(', ')}` }),
    },
  );
  return { first: cow ? storeSteps(context, cow) : [], destroying: [remove] };
}
