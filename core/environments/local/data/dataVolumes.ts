import { parseImageReference } from '../../../compose/imageReference';
import { meaningOf } from '../../../readers/images';
import { inTime, type Docker } from '../docker';
import type { DataPlace } from './places';
import { inspectVolumes, type Volume } from './volumes';

/** Data of a Compose project, and the containers that hold it. */
export interface HeldData {
  readonly place: DataPlace;
  readonly kind: 'volume' | 'anonymous' | 'folder';
  /** Its name in the Compose file; absent for anonymous volumes and folders. */
  readonly key?: string;
  readonly holders: readonly Holder[];
}

export interface Holder {
  readonly container: string;
  readonly service: string;
  readonly image: string;
  /** The engine that the image's name tells: `postgresql`. */
  readonly engine?: string;
  /** Where the data is in the container. */
  readonly path: string;
  readonly writes: boolean;
  /** In Docker's words: `running`, `paused`, `exited`. */
  readonly state: string;
}

/** The data that the containers of a Compose project hold, running or not. */
export async function dataOf(docker: Docker, project: string): Promise<HeldData[]> {
  const filter = ['--filter', `label=com.docker.compose.project=${project}`];
  const ids = (await docker.run(['ps', '--all', '--quiet', '--no-trunc', ...filter])).split('\n').filter(Boolean);
  if (ids.length === 0) return [];
  const mounts = readMounts(await docker.run(['container', 'inspect', ...ids])).filter(isData);
  const names = mounts.flatMap(({ place }) => ('volume' in place ? [place.volume] : []));
  return held(mounts, await inspectVolumes(docker, [...new Set(names)]));
}

/** The running and paused containers, of whatever project, that something of this data is mounted in. */
export async function holdersOf(docker: Docker, places: readonly DataPlace[]): Promise<Holder[]> {
  const filters = places.flatMap((place) => ['--filter', `volume=${'volume' in place ? place.volume : place.folder}`]);
  const ids = (await docker.run(['ps', '--quiet', '--no-trunc', ...filters])).split('\n').filter(Boolean);
  if (ids.length === 0) return [];
  const wanted = new Set(places.map((place) => JSON.stringify(place)));
  const mounts = readMounts(await docker.run(['container', 'inspect', ...ids]));
  return mounts.filter(({ place }) => wanted.has(JSON.stringify(place))).map(({ holder }) => holder);
}

interface HeldMount {
  readonly place: DataPlace;
  readonly holder: Holder;
}

/** @param json what `docker container inspect` prints */
export function readMounts(json: string): HeldMount[] {
  return (JSON.parse(json) as Inspected[]).flatMap((container) => {
    const image = container.Config.Image;
    const reference = parseImageReference(image);
    const meaning = reference && meaningOf(reference);
    const engine = meaning?.kind === 'service' ? meaning.engine : undefined;
    return (container.Mounts ?? []).flatMap((mount) => {
      const place = placeOf(mount);
      if (!place) return [];
      const holder = {
        container: container.Id,
        service: container.Config.Labels?.['com.docker.compose.service'] ?? '',
        image,
        ...(engine === undefined ? {} : { engine }),
        path: mount.Destination,
        writes: mount.RW,
        state: container.State.Status,
      };
      return [{ place, holder }];
    });
  });
}

interface Inspected {
  readonly Id: string;
  readonly State: { readonly Status: string };
  readonly Config: { readonly Image: string; readonly Labels: Readonly<Record<string, string>> | null };
  readonly Mounts: readonly InspectedMount[] | null;
}

interface InspectedMount {
  readonly Type: string;
  readonly Name?: string;
  readonly Source: string;
  readonly Destination: string;
  readonly RW: boolean;
}

function placeOf({ Type, Name, Source }: InspectedMount): DataPlace | undefined {
  if (Type === 'volume' && Name) return { volume: Name };
  return Type === 'bind' ? { folder: Source } : undefined;
}

/** Folders that are mounted are code or configuration, except where a service writes its data. */
function isData({ place, holder }: HeldMount): boolean {
  return 'volume' in place || (holder.engine !== undefined && holder.writes && dataFolders.test(holder.path));
}

const dataFolders = /^\/(data|bitnami|var\/lib\/[^/]+|usr\/share\/[^/]+\/data|rabbitmq\/data)(\/|$)/;

function held(mounts: readonly HeldMount[], volumes: readonly Volume[]): HeldData[] {
  const places = new Map<string, { place: DataPlace; holders: Holder[] }>();
  for (const { place, holder } of mounts) {
    const id = JSON.stringify(place);
    const known = places.get(id) ?? { place, holders: [] };
    known.holders.push(holder);
    places.set(id, known);
  }
  return [...places.values()].map(({ place, holders }) => {
    if ('folder' in place) return { place, holders, kind: 'folder' };
    const key = volumes.find(({ name }) => name === place.volume)?.labels['com.docker.compose.volume'];
    const kind = key === undefined && /^[0-9a-f]{64}$/.test(place.volume) ? 'anonymous' : 'volume';
    return { place, holders, kind, ...(key === undefined ? {} : { key }) };
  });
}

/** Bytes of each piece of data, in order, by asking a container that runs; undefined where none does. */
export function sizesOf(docker: Docker, data: readonly HeldData[]): Promise<(number | undefined)[]> {
  return Promise.all(
    data.map(async ({ holders }) => {
      const holder = holders.find(({ state }) => state === 'running');
      if (!holder) return undefined;
      const measure = ['exec', holder.container, 'du', '-sk', holder.path];
      const printed = await inTime(docker.ask(measure, { timeout: 20_000 }));
      const size = Number.parseInt(printed ?? '', 10);
      return Number.isNaN(size) ? undefined : size * 1024;
    }),
  );
}
