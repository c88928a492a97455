import { UserError } from '../../../errors';
import type { Step } from '../../plan';
import { labels } from '../docker';
import { step, type PlanContext } from '../planContext';
import { storeFolder } from './cowStore';
import type { HeldData } from './dataVolumes';
import { memoryNotes } from './inMemory';
import { describeMethod, type Method } from './method';
import { ownData, type OwnedVolume } from './ownData';
import { nameOf, placeNamed, type Copy, type DataPlace } from './places';
import { requestOf, storeRef, touchesOf } from './copyRequest';
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
import { askSteps, compareSteps } from './planVerify';
import type { DataOwner } from './planSnapshot';
import { snapshotsOf } from './snapshots';
import { volumeLabels, type NewVolume } from './volumes';

/** Puts the data of a snapshot in the place of what an environment has now. */
export async function planRestore(
  context: PlanContext,
  owner: DataOwner,
  name: string,
  verify = false,
): Promise<DataPlan> {
  const { docker, store } = context.tools;
  const snapshot = (await snapshotsOf(docker, store.key, owner.id)).find((it) => it.name === name);
  if (!snapshot) throw new UserError(`There is no snapshot "${name}" of ${owner.id}.`, 'Refresh the list.');
  const present = (await ownData(docker, owner.project)).volumes.map((volume) => volume.name);
  const all = snapshot.volumes.flatMap((volume): Copy[] => {
    const to = volume.labels[volumeLabels.of];
    return to === undefined ? [] : [{ from: { volume: volume.name }, to }];
  });
  const copies = all.filter(({ to }) => present.includes(to));
  if (copies.length === 0)
    throw new UserError(
      `None of the volumes in the snapshot "${name}" is there any more.`,
      `Start ${owner.id} once, so that they are made.`,
    );
  const plan = await planReplace(context, owner, { copies, source: [], from: `the snapshot "${name}"`, verify });
  const gone = all.filter((copy) => !copies.includes(copy));
  return {
    ...plan,
    notes: [...plan.notes, ...gone.map(({ to }) => `${to} is not restored: it is not there any more.`)],
  };
}

/**
 * Puts the data of another environment in the place of what one has now: synchronise data, reset to the parent, clone into. Volumes are
 * paired by their keys, or with the folder that they stand for; those without a partner stay as they are.
 */
export async function planCloneInto(
  context: PlanContext,
  from: DataOwner,
  to: DataOwner,
  verify = false,
): Promise<DataPlan> {
  const { docker } = context.tools;
  const [source, target, memory] = await Promise.all([
    ownData(docker, from.project),
    ownData(docker, to.project),
    memoryNotes(docker, from.project),
  ]);
  const folders = new Map(to.volumes?.map(({ name, from: folder }) => [name, folder]));
  const here = (from.volumes ?? []).filter(({ name }) => source.volumes.some((volume) => volume.name === name));
  const standIns = new Map(here.map(({ name, from: origin }) => [origin, name]));
  const copies = target.volumes.flatMap(({ key, name }): Copy[] => {
    const partner = standIns.get(name) ?? source.volumes.find((volume) => volume.key === key)?.name;
    const place = partner
      ? placeNamed(partner)
      : (heldFolder(source.held, folders.get(name)) ?? sameMount(source.held, target.held, name));
    return place ? [{ from: place, to: name }] : [];
  });
  if (copies.length === 0)
    throw new UserError(
      `${from.id} and ${to.id} have no data in common.`,
      'Start both once, so that their volumes are made.',
    );
  const plan = await planReplace(context, to, { copies, source: source.held, from: from.id, verify });
  const kept = target.volumes.filter(({ name }) => !copies.some((copy) => copy.to === name));
  return {
    ...plan,
    notes: [
      ...plan.notes,
      ...kept.map(({ key }) => `${key} stays as it is: ${from.id} has no such volume.`),
      ...memory,
    ],
    asks: [...plan.asks, ...imageAsks(copies, source.held, target.held)],
  };
}

function heldFolder(held: readonly HeldData[], folder: string | undefined): DataPlace | undefined {
  return held.find(({ place }) => 'folder' in place && place.folder === folder)?.place;
}

/** A volume that has no name in the Compose files is known by where its service mounts it. */
function sameMount(source: readonly HeldData[], target: readonly HeldData[], name: string): DataPlace | undefined {
  const mounts = ({ holders }: HeldData) => holders.map(({ service, path }) => `${service}:${path}`);
  const own = target.find(({ place }) => 'volume' in place && place.volume === name);
  const isSame = (data: HeldData) => own !== undefined && mounts(own).some((mount) => mounts(data).includes(mount));
  return source.find((data) => (data.kind === 'anonymous' || own?.kind === 'anonymous') && isSame(data))?.place;
}

/** A database may not read what another version of it, or another database, has written. */
function imageAsks(copies: readonly Copy[], source: readonly HeldData[], target: readonly HeldData[]): string[] {
  return copies.flatMap(({ from, to }) => {
    const [before, after] = [imageOn(source, from), imageOn(target, placeNamed(to))];
    if (before === undefined || after === undefined || before === after) return [];
    return [`What ${before} has written is put into ${to}, which ${after} reads; it may not be able to.`];
  });
}

function imageOn(held: readonly HeldData[], place: DataPlace): string | undefined {
  const data = held.find((it) => JSON.stringify(it.place) === JSON.stringify(place));
  return data?.holders.find(({ engine }) => engine !== undefined)?.image;
}

interface Replacement {
  readonly copies: readonly Copy[];
  /** The data that is read, and who holds it: it is paused meanwhile. */
  readonly source: readonly HeldData[];
  /** In words. */
  readonly from: string;
  readonly verify: boolean;
}

/** What is there is kept until all else has worked: every step before the last can be undone. */
async function planReplace(
  context: PlanContext,
  owner: DataOwner,
  { copies, source, from, verify }: Replacement,
): Promise<DataPlan> {
  const { held, volumes } = await ownData(context.tools.docker, owner.project);
  const method = await methodFor(context, held);
  const replaced = volumes.filter(({ name }) => copies.some(({ to }) => to === name));
  const kept = replaced.map((volume) => keptVolume(context, method, owner, volume));
  const backup = replaced.map(({ name }, index) => ({ from: placeNamed(name), to: kept[index]?.name ?? '' }));
  const names = replaced.map(({ key, name }) => (name.startsWith('/') ? name : key)).join(', ');
  const pause = await pauseOf(context, source, copies, method);
  const containers = runningHolders(held, copies);
  return {
    steps: [
      ...(await preparing(context, method)),
      ...haltSteps('haltContainers', `Stop the containers of ${owner.project}`, containers, owner),
      ...createStep(method, kept, backup),
      ...cloneStep(context, backup, method, `Put the present data of ${owner.id} aside`),
      replaceStep(context, { copies, backup, method }, `Put the data of ${from} in its place`),
      ...(verify ? compareSteps(context, copies, method) : []),
      ...haltSteps('wakeContainers', `Start the containers of ${owner.project}`, containers, owner),
      ...(verify && containers.length > 0 ? askSteps(owner.project) : []),
      dropStep(context, owner, method, kept, `the data that ${owner.id} had in ${names} until now`),
    ],
    notes: [
      `From ${from} to ${owner.id}: ${names} are overwritten.`,
      `The data is cloned: ${describeMethod(method)}.`,
      ...pauseNotes(pause, from),
    ],
    asks: [...storeAsks(method), ...pauseAsks(pause, from)],
    method,
    pause,
  };
}

function runningHolders(held: readonly HeldData[], copies: readonly Copy[]): string[] {
  const ids = held
    .filter(({ place }) => copies.some(({ to }) => to === nameOf(place)))
    .flatMap(({ holders }) => holders)
    .filter(({ state }) => state === 'running' || state === 'paused')
    .map(({ container }) => container);
  return [...new Set(ids)];
}

function haltSteps(action: string, title: string, containers: readonly string[], { project }: DataOwner): Step[] {
  return containers.length === 0
    ? []
    : [step(action, title, { containers }, { touches: [`containers of ${project}`] })];
}

function replaceStep(
  context: PlanContext,
  { copies, backup, method }: { copies: readonly Copy[]; backup: readonly Copy[]; method: Method },
  title: string,
): Step {
  const input = { ...requestOf(context, copies, method), backup };
  return step('replaceVolumes', title, input, { touches: touchesOf(copies) });
}

function dropStep(
  { tools }: PlanContext,
  { id }: DataOwner,
  method: Method,
  kept: readonly NewVolume[],
  destroys: string,
): Step {
  const own = [`${labels.environment}=${id}`, `${labels.repository}=${tools.store.key}`, `${volumeLabels.role}=backup`];
  const input = { labels: own, folders: [], store: storeRef(method) };
  return step('removeData', 'Remove what was put aside', input, { touches: kept.map(({ name }) => name), destroys });
}

function keptVolume(
  { tools: { store } }: PlanContext,
  method: Method,
  { id }: DataOwner,
  { key, name }: OwnedVolume,
): NewVolume {
  const own = { [labels.environment]: id, [labels.repository]: store.key };
  const volume = {
    name: `parity-${store.key}-${id}-backup_${key}`,
    labels: { ...own, [volumeLabels.role]: 'backup', [volumeLabels.of]: name },
  };
  return method.kind === 'store'
    ? { ...volume, device: storeFolder(method.store, store.key, id, 'backup', key) }
    : volume;
}
