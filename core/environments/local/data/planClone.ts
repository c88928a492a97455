import { counted } from '../../../words';
import { describeBytes } from '../../../bytes';
import { UserError } from '../../../errors';
import type { Environment, StackVolume } from '../../environment';
import type { Step } from '../../plan';
import { labels } from '../docker';
import { step, type PlanContext } from '../planContext';
import { requestOf, storeRef, touchesOf } from './copyRequest';
import { insideStore, storeFolder } from './cowStore';
import { dataOf, sizesOf, type HeldData } from './dataVolumes';
import { askAbove, estimate, type Estimate } from './estimate';
import { memoryNotes } from './inMemory';
import { chooseMethod, describeMethod, type Method } from './method';
import { imageSteps, storeSteps } from './planStore';
import { askSteps, compareSteps } from './planVerify';
import type { Copy, DataPlace } from './places';
import { composeLabels, inspectVolumes, type NewVolume } from './volumes';

/** Steps that concern data, for a plan to contain. */
export interface DataPlan {
  readonly steps: readonly Step[];
  readonly notes: readonly string[];
  /** What verifies it when its services have started; empty where nobody asked for that. */
  readonly checks?: readonly Step[];
  /** What the user has to agree to first, each with its reason; doors ask. */
  readonly asks: readonly string[];
  readonly method: Method;
  /** How long the parent is going to be held. */
  readonly pause: Estimate;
}

export interface CloneEnds {
  /** The parent's Compose project. */
  readonly from: { readonly project: string };
  readonly to: { readonly id: Environment['id']; readonly project: string; readonly volumes: readonly StackVolume[] };
  /** The clone is compared, and its services are asked. */
  readonly verify?: boolean;
}

/**
 * Makes the volumes of a new environment, each with the data that its parent has at that moment; before its containers are created. A
 * volume that the parent does not have is made empty.
 */
export async function planCloneData(context: PlanContext, { from, to, verify = false }: CloneEnds): Promise<DataPlan> {
  const { docker } = context.tools;
  const [held, memory] = await Promise.all([dataOf(docker, from.project), memoryNotes(docker, from.project)]);
  const method = await methodFor(context, held);
  const sources = await Promise.all(to.volumes.map((volume) => sourceOf(context, held, from.project, volume)));
  const copies = to.volumes.flatMap(({ name }, index): Copy[] => {
    const source = sources[index];
    return source ? [{ from: source, to: name }] : [];
  });
  const empty = to.volumes.filter((_, index) => !sources[index]);
  const left = [...empty.map(({ key }) => `${key} starts empty: ${from.project} has no such volume.`), ...memory];
  // Compose makes what begins empty: without data nobody is asked for a store, except where a setting wants all data in it.
  if (copies.length === 0 && context.settings.data.method !== 'store')
    return { steps: [], notes: left, asks: [], method, pause: estimate([]) };
  const pause = await pauseOf(context, held, copies, method);
  const volumes = to.volumes.map((volume) => newVolume(context, method, to, volume));
  return {
    steps: [
      ...(await preparing(context, method)),
      ...createStep(method, volumes, copies),
      ...cloneStep(context, copies, method, `Clone the data of ${namesOf(to.volumes)}`),
      ...(verify ? compareSteps(context, copies, method) : []),
    ],
    checks: verify ? askSteps(to.project) : [],
    notes: [`The data is cloned: ${describeMethod(method)}.`, ...pauseNotes(pause, from.project), ...left],
    asks: [...storeAsks(method), ...pauseAsks(pause, from.project)],
    method,
    pause,
  };
}

export async function methodFor({ tools, settings }: PlanContext, held: readonly HeldData[]): Promise<Method> {
  const images = [...new Set(held.flatMap(({ holders }) => holders.map(({ image }) => image)))];
  return chooseMethod({ docker: tools.docker, settings, images });
}

/** What the worker and the store need before anything is cloned. */
export async function preparing(context: PlanContext, method: Method): Promise<Step[]> {
  return [...(await imageSteps(context)), ...(method.kind === 'store' ? storeSteps(context, method.store) : [])];
}

/** @param copies into them: the folders of the others are made empty */
export function createStep(method: Method, volumes: readonly NewVolume[], copies: readonly Copy[]): Step[] {
  if (volumes.length === 0) return [];
  const names = volumes.map(({ name }) => name);
  const empty = volumes.filter(({ name }) => !copies.some(({ to }) => to === name));
  const folders = empty.flatMap(({ device }) => device ?? []);
  const input = { volumes, folders, store: storeRef(method) };
  return [step('createVolumes', `Create ${counted(volumes.length, 'volume')}`, input, { touches: names })];
}

/** Empty where there is nothing to copy. */
export function cloneStep(context: PlanContext, copies: readonly Copy[], method: Method, title: string): Step[] {
  if (copies.length === 0) return [];
  return [step('cloneVolumes', title, requestOf(context, copies, method), { touches: touchesOf(copies) })];
}

/** The place of an environment's volume: in the store, where the method has one. */
function newVolume(
  { tools }: PlanContext,
  method: Method,
  { id, project }: CloneEnds['to'],
  { key, name }: StackVolume,
): NewVolume {
  const own = { [labels.environment]: id, [labels.repository]: tools.store.key };
  const volume = { name, labels: { ...composeLabels(project, key), ...own } };
  return method.kind === 'store'
    ? { ...volume, device: storeFolder(method.store, tools.store.key, id, 'volumes', key) }
    : volume;
}

/** What a volume is cloned from: what its stack says, or the parent's volume of the same key, which may have no container any more. */
async function sourceOf(
  { tools }: PlanContext,
  held: readonly HeldData[],
  project: string,
  { key, from }: StackVolume,
): Promise<DataPlace | undefined> {
  if (from?.startsWith('/')) return { folder: from };
  const byKey = held.find((it) => it.key === key)?.place;
  if (from === undefined && byKey) return byKey;
  const [found] = await inspectVolumes(tools.docker, [from ?? `${project}_${key}`]);
  return found && { volume: found.name };
}

/** Only what is copied byte by byte takes time to speak of. Throws a `UserError` where that is longer than a setting allows. */
export async function pauseOf(
  { tools: { docker }, settings }: PlanContext,
  held: readonly HeldData[],
  copies: readonly Copy[],
  method: Method,
): Promise<Estimate> {
  const names = copies.flatMap(({ from }) => ('volume' in from ? [from.volume] : []));
  const volumes = await inspectVolumes(docker, [...new Set(names)]);
  const isShared = (place: DataPlace) => {
    const volume = 'volume' in place ? volumes.find(({ name }) => name === place.volume) : undefined;
    if (!volume || method.kind === 'copy') return false;
    return method.kind === 'store'
      ? insideStore(method.store, volume.device) !== undefined
      : volume.device === undefined;
  };
  const isCopied = ({ place }: HeldData) =>
    copies.some(({ from }) => JSON.stringify(from) === JSON.stringify(place)) && !isShared(place);
  const pause = estimate(await sizesOf(docker, held.filter(isCopied)));
  if (pause.seconds > settings.data.longestPause) throw tooLong(pause, settings.data.longestPause);
  return pause;
}

function tooLong({ bytes, seconds }: Estimate, longest: number): UserError {
  return new UserError(
    `Copying ${describeBytes(bytes)} would pause the containers that use them for about ${shown(seconds)}, and the setting parity.data.longestPause allows ${longest} s.`,
    'Stop them first, move the data into the store, raise the setting, or begin without data.',
  );
}

export function pauseNotes({ bytes, seconds, atLeast }: Estimate, project: string): string[] {
  if (bytes === 0) return [];
  const more = atLeast ? 'at least ' : '';
  return [
    `${describeBytes(bytes)} are copied byte by byte; the containers of ${project} are paused for ${more}about ${shown(seconds)} meanwhile.`,
  ];
}

export function pauseAsks({ bytes, seconds }: Estimate, project: string): string[] {
  if (seconds <= askAbove) return [];
  return [
    `The containers of ${project} are paused for about ${shown(seconds)}, while ${describeBytes(bytes)} are copied.`,
  ];
}

export function storeAsks(method: Method): string[] {
  if (method.kind !== 'store' || method.store.state !== 'absent') return [];
  return [`A store is made: a file with XFS, on the loop device ${method.store.device}. The step shows the commands.`];
}

function shown(seconds: number): string {
  return seconds < 1 ? 'a second' : `${Math.ceil(seconds)} s`;
}

function namesOf(volumes: readonly StackVolume[]): string {
  return [...new Set(volumes.flatMap(({ services }) => services))].join(', ');
}
