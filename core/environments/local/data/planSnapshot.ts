import { UserError } from '../../../errors';
import type { StackVolume } from '../../environment';
import { idOf } from '../../name';
import { labels } from '../docker';
import { step, type PlanContext } from '../planContext';
import { storeFolder } from './cowStore';
import { ownData, type OwnedVolume } from './ownData';
import { memoryNotes } from './inMemory';
import { describeMethod, type Method } from './method';
import { storeRef } from './copyRequest';
import {
  cloneStep,
  createStep,
  methodFor,
  pauseAsks,
  pauseNotes,
  pauseOf,
  preparing,
  storeAsks,
  type DataPlan,
} from './planClone';
import { placeNamed } from './places';
import { snapshotLabels, snapshotsOf } from './snapshots';
import { volumeLabels, type NewVolume } from './volumes';

/** An environment, or the repository as opened (`local`), and its Compose project. */
export interface DataOwner {
  readonly id: string;
  readonly project: string;
  /** What its stack is known to have; absent for the repository as opened. */
  readonly volumes?: readonly StackVolume[];
}

/** Keeps the data of an environment as it is now, under a name. Throws a `UserError` where the name is taken or there is no data. */
export async function planSnapshot(context: PlanContext, owner: DataOwner, name: string): Promise<DataPlan> {
  const { docker, store } = context.tools;
  if ((await snapshotsOf(docker, store.key, owner.id)).some((it) => idOf(it.name) === idOf(name)))
    throw new UserError(`There is a snapshot "${name}" of ${owner.id} already.`, 'Choose another name.');
  const [{ held, volumes }, memory] = await Promise.all([
    ownData(docker, owner.project),
    memoryNotes(docker, owner.project),
  ]);
  if (volumes.length === 0)
    throw new UserError(`${owner.id} has no data.`, 'Start it first, so that its volumes are made.');
  const method = await methodFor(context, held);
  const taken = new Date().toISOString();
  const kept = volumes.map((volume) => snapshotVolume(context, method, owner, { name, taken, volume }));
  const copies = volumes.map((volume, index) => ({ from: placeNamed(volume.name), to: kept[index]?.name ?? '' }));
  const pause = await pauseOf(context, held, copies, method);
  return {
    steps: [
      ...(await preparing(context, method)),
      ...createStep(method, kept, copies),
      ...cloneStep(context, copies, method, `Keep the data of ${owner.id} as "${name}"`),
    ],
    notes: [`The snapshot is a clone: ${describeMethod(method)}.`, ...pauseNotes(pause, owner.project), ...memory],
    asks: [...storeAsks(method), ...pauseAsks(pause, owner.project)],
    method,
    pause,
  };
}

function snapshotVolume(
  { tools: { store } }: PlanContext,
  method: Method,
  { id }: DataOwner,
  { name, taken, volume }: { name: string; taken: string; volume: OwnedVolume },
): NewVolume {
  const own = { [labels.environment]: id, [labels.repository]: store.key };
  const made = {
    name: `parity-${store.key}-${id}-snapshot-${idOf(name)}_${volume.key}`,
    labels: { ...own, [volumeLabels.snapshot]: name, [volumeLabels.taken]: taken, [volumeLabels.of]: volume.name },
  };
  return method.kind === 'store'
    ? { ...made, device: storeFolder(method.store, store.key, id, 'snapshots', idOf(name), volume.key) }
    : made;
}

/** Removes a snapshot with its files. */
export async function planRemoveSnapshot(context: PlanContext, { id }: DataOwner, name: string) {
  const { docker, store } = context.tools;
  const snapshot = (await snapshotsOf(docker, store.key, id)).find((it) => it.name === name);
  if (!snapshot) throw new UserError(`There is no snapshot "${name}" of ${id}.`, 'Refresh the list.');
  const method = await methodFor(context, []);
  const input = { labels: snapshotLabels(store.key, id, name), folders: [], store: storeRef(method) };
  const touches = snapshot.volumes.map((volume) => volume.name);
  const destroys = `the snapshot "${name}" of ${id}`;
  return {
    title: `Remove the snapshot "${name}" of ${id}`,
    steps: [step('removeData', 'Remove its volumes and their files', input, { touches, destroys })],
    notes: [],
  };
}
