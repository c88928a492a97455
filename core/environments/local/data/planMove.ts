import { describeBytes } from '../../../bytes';
import { UserError } from '../../../errors';
import type { Step } from '../../plan';
import { labels } from '../docker';
import { step, type PlanContext } from '../planContext';
import { composeOrigin } from './composeOrigin';
import { insideStore, storeFolder, type CowStore } from './cowStore';
import { dataOf, sizesOf, type HeldData } from './dataVolumes';
import { engineOf } from './engine';
import { estimate } from './estimate';
import { chooseMethod, type Method } from './method';
import { mountSteps } from './planStore';
import { requestOf, storeRef } from './copyRequest';
import { cloneStep, createStep, methodFor, preparing, storeAsks, type DataPlan } from './planClone';
import type { DataOwner } from './planSnapshot';
import { findVolumes, inspectVolumes, volumeLabels, type NewVolume, type Volume } from './volumes';

/** A volume, and what takes its place in the store or outside of it. */
export interface Move {
  readonly volume: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Its folder in the store. */
  readonly device: string;
  /** Holds the copy until the volume is recreated; only its definition goes then. */
  readonly moving: string;
  /** Keeps the files that it has now, until the user frees them. */
  readonly original: NewVolume;
}

/**
 * Moves the volumes of a Compose project into the store: copies them, compares, and makes each again under its own name and labels, so that
 * Docker Compose goes on with the same data. What they were stays in volumes of ours. Throws a `UserError` where there is nothing to move.
 */
export async function planMoveIntoStore(context: PlanContext, owner: DataOwner): Promise<DataPlan> {
  const { docker } = context.tools;
  const held = await dataOf(docker, owner.project);
  const settings = { ...context.settings, data: { ...context.settings.data, method: 'store' as const } };
  const [method, engine] = await Promise.all([chooseMethod({ docker, settings, images: [] }), engineOf(docker)]);
  if (method.kind !== 'store' || engine.kind !== 'local') throw new UserError('There can be no store here.');
  const volumes = (await inspectVolumes(docker, namedIn(held))).filter(
    ({ device }) => insideStore(method.store, device) === undefined,
  );
  if (volumes.length === 0)
    throw new UserError(`${owner.id} has no volumes outside of the store.`, 'Start it once, so that they are made.');
  await refuseOriginals(context, owner);
  const moves = volumes.map((volume) => moveOf(context, method.store, owner, volume));
  const size = estimate(await sizesOf(docker, held));
  return {
    steps: [
      ...(await preparing(context, method)),
      ...(await moveSteps(context, owner, {
        ...{ held, moves, method, root: engine.root, copying: `Copy the data of ${owner.id} into the store` },
        swap: ['swapVolumes', 'Make the volumes again under their own names, in the store'],
      })),
    ],
    notes: [
      `The containers of ${owner.project} are stopped and made anew by Docker Compose; what they hold outside of volumes is not kept.`,
      `${describeBytes(size.bytes)} are copied. The volumes as they are now stay until you free them: ${moves.map(({ original }) => original.name).join(', ')}.`,
    ],
    asks: storeAsks(method),
    method,
    pause: size,
  };
}

function namedIn(held: readonly HeldData[]): string[] {
  return held.flatMap(({ place, kind }) => ('volume' in place && kind === 'volume' ? [place.volume] : []));
}

/** What was moved out before lies where the data would go. */
async function refuseOriginals({ tools }: PlanContext, { id }: DataOwner): Promise<void> {
  const [left] = await findVolumes(tools.docker, originalLabels(tools.store.key, id));
  if (left)
    throw new UserError(
      `The volumes of ${id} were moved before, and what they were then is still there (${left.name}).`,
      'Free the original volumes first (environment-parity env free-originals), and try again.',
    );
}

/** What the volumes that keep an environment's files from before a move carry. */
export function originalLabels(repositoryKey: string, id: string): string[] {
  return [`${labels.environment}=${id}`, `${labels.repository}=${repositoryKey}`, `${volumeLabels.role}=original`];
}

interface Moving {
  readonly held: readonly HeldData[];
  readonly moves: readonly Move[];
  readonly method: Method;
  /** The engine's own folder. */
  readonly root: string;
  /** What makes the volumes again, and what it says. */
  readonly swap: readonly [action: 'swapVolumes' | 'leaveStore', title: string];
  /** What copying says. */
  readonly copying: string;
}

/** Nobody writes from the first step to the last: containers are stopped, and made anew on the volumes that were made again. */
export async function moveSteps(
  context: PlanContext,
  { project }: DataOwner,
  { held, moves, method, root, swap, copying }: Moving,
): Promise<Step[]> {
  const names = moves.map(({ volume }) => volume);
  const copies = moves.map(({ volume, moving }) => ({ from: { volume }, to: moving }));
  const staging = moves.map(({ moving, device, original }): NewVolume => ({
    name: moving,
    ...(swap[0] === 'swapVolumes' ? { device } : {}),
    labels: { ...original.labels, [volumeLabels.role]: 'moving' },
  }));
  const origin = await composeOrigin(context.tools.docker, project);
  const holders = held.flatMap((it) => it.holders);
  const running = [...new Set(holders.filter(({ state }) => state === 'running').map(({ container }) => container))];
  const containers = [...new Set(holders.map(({ container }) => container))];
  const compose = { project, ...origin, services: [...new Set(holders.map(({ service }) => service))] };
  const touches = [`containers of ${project}`];
  const request = requestOf(context, copies, method);
  return [
    step('haltContainers', `Stop the containers of ${project}`, { containers: running }, { touches }),
    ...createStep(method, staging, copies),
    ...cloneStep(context, copies, method, copying),
    step('verifyCopies', 'Compare the copies with what they were made of', request, { touches: [] }),
    step('removeContainers', `Take the containers of ${project} off the volumes`, { containers, compose }, { touches }),
    step(
      ...swap,
      { moves, root, image: request.image, store: storeRef(method) },
      { touches: names.flatMap((name, index) => [name, moves[index]?.original.name ?? '']) },
    ),
    step('recreateContainers', `Start the containers of ${project} anew`, { compose }, { touches }),
  ];
}

function moveOf(
  { tools: { store } }: PlanContext,
  cow: CowStore,
  { id }: DataOwner,
  { name, labels: all }: Volume,
): Move {
  const key = all['com.docker.compose.volume'] ?? name;
  const own = { [labels.environment]: id, [labels.repository]: store.key, [volumeLabels.of]: name };
  // One that Compose has compared with its files before is compared again, and would be made anew without its data.
  const kept = Object.entries(all).filter(([label]) => label !== 'com.docker.compose.config-hash');
  return {
    volume: name,
    labels: Object.fromEntries(kept),
    device: storeFolder(cow, store.key, id, 'volumes', key),
    moving: `parity-${store.key}-${id}-moving_${key}`,
    original: {
      name: `parity-${store.key}-${id}-original_${key}`,
      labels: { ...own, [volumeLabels.role]: 'original', [volumeLabels.taken]: new Date().toISOString() },
    },
  };
}

/** Frees what the volumes of an environment were before they were moved. */
export async function planFreeOriginals(context: PlanContext, { id }: DataOwner) {
  const { docker, store } = context.tools;
  const own = originalLabels(store.key, id);
  const originals = await findVolumes(docker, own);
  const method = await methodFor(context, []);
  const input = { labels: own, folders: [], store: storeRef(method) };
  const destroys = `what the volumes of ${id} were before they were moved`;
  const touches = originals.map(({ name }) => name);
  const remove = step('removeData', 'Remove the original volumes', input, { touches, destroys });
  const steps = [...(await mountSteps(context, touches)), remove];
  return { title: `Free the original volumes of ${id}`, steps: originals.length === 0 ? [] : steps, notes: [] };
}
