import { describeBytes } from '../../../bytes';
import { UserError } from '../../../errors';
import { labels } from '../docker';
import type { PlanContext } from '../planContext';
import { findStore, insideStore } from './cowStore';
import { dataOf, sizesOf } from './dataVolumes';
import { engineOf } from './engine';
import { estimate } from './estimate';
import type { Method } from './method';
import { preparing, type DataPlan } from './planClone';
import { moveSteps, type Move } from './planMove';
import type { DataOwner } from './planSnapshot';
import { inspectVolumes, volumeLabels, type Volume } from './volumes';

/**
 * Moves the volumes of a Compose project out of the store: copies them, compares, and makes each again under its own name and labels where
 * Docker keeps volumes. What they were stays in the store until it is freed. Throws a `UserError` where nothing of it is in the store.
 */
export async function planMoveOutOfStore(context: PlanContext, owner: DataOwner): Promise<DataPlan> {
  const { docker } = context.tools;
  const [held, engine] = await Promise.all([dataOf(docker, owner.project), engineOf(docker)]);
  const store = engine.kind === 'local' ? await findStore(docker, engine, context.settings.data.store) : undefined;
  if (engine.kind !== 'local' || !store || store.state === 'absent') throw new UserError('There is no store here.');
  const names = held.flatMap(({ place }) => ('volume' in place ? [place.volume] : []));
  const volumes = (await inspectVolumes(docker, names)).filter(
    ({ device }) => insideStore(store, device) !== undefined,
  );
  if (volumes.length === 0)
    throw new UserError(`${owner.id} has no volumes in the store ${store.name}.`, 'Start it once, if it should have.');
  const moves = volumes.map((volume) => moveOf(context, owner, volume));
  const method: Method = { kind: 'store', store, why: 'the data is in it' };
  const size = estimate(await sizesOf(docker, held));
  return {
    steps: [
      ...(await preparing(context, method)),
      ...(await moveSteps(context, owner, {
        ...{ held, moves, method, root: engine.root, copying: `Copy the data of ${owner.id} out of the store` },
        swap: ['leaveStore', 'Make the volumes again under their own names, where Docker keeps volumes'],
      })),
    ],
    notes: [
      `The containers of ${owner.project} are stopped and made anew by Docker Compose; what they hold outside of volumes is not kept.`,
      `${describeBytes(size.bytes)} are copied. What is in the store stays until you free it: ${moves.map(({ original }) => original.name).join(', ')}.`,
      'Clones of this data are copied byte by byte from then on.',
    ],
    asks: [],
    method,
    pause: size,
  };
}

function moveOf(
  { tools: { store } }: PlanContext,
  { id }: DataOwner,
  { name, labels: all, device = '' }: Volume,
): Move {
  const key = all['com.docker.compose.volume'] ?? name;
  const own = { [labels.environment]: id, [labels.repository]: store.key, [volumeLabels.of]: name };
  return {
    volume: name,
    labels: all,
    device,
    moving: `parity-${store.key}-${id}-moving_${key}`,
    original: {
      name: `parity-${store.key}-${id}-stored_${key}`,
      labels: { ...own, [volumeLabels.role]: 'original', [volumeLabels.taken]: new Date().toISOString() },
      device,
    },
  };
}
