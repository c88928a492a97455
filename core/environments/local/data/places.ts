import { fileVolume, insideStore, type StoreRef } from './cowStore';
import type { CopiedFolder } from './cloneScript';
import type { Volume } from './volumes';
import type { Mount } from './worker';

/** Where data is: in a Docker volume, or in a folder of this machine that is mounted as it is. */
export type DataPlace = { readonly volume: string } | { readonly folder: string };

/** A name is that of a volume, a path that of a folder: Docker takes no volume whose name begins so. */
export function placeNamed(name: string): DataPlace {
  return name.startsWith('/') ? { folder: name } : { volume: name };
}

export function nameOf(place: DataPlace): string {
  return 'volume' in place ? place.volume : place.folder;
}

export interface Copy {
  readonly from: DataPlace;
  /** Name of a Docker volume, or the path of a folder. */
  readonly to: string;
}

/** What can share blocks on this engine. */
export interface Sharing {
  readonly store: StoreRef | null;
  /** The engine's own folder of volumes, where its file system can. */
  readonly root: string | null;
}

/** What the worker has to mount, and where the copies are in it. */
export interface Places {
  readonly mounts: readonly Mount[];
  readonly folders: readonly CopiedFolder[];
}

/** @param volumes all that the copies name */
export function placesOf(copies: readonly Copy[], volumes: readonly Volume[], sharing: Sharing): Places {
  const mounts = new Map<string, Mount>();
  const place = (data: DataPlace, readonly: boolean): Place => {
    const found = locate(data, volumes, sharing, mounts.size);
    const mount = { ...found.mount, ...(readonly && found.sharedBy === undefined ? { readonly } : {}) };
    const same = [...mounts.values()].find((it) => it.source === mount.source);
    if (same) return { ...found, path: found.sharedBy === undefined ? same.target : found.path };
    mounts.set(mount.target, mount);
    return found;
  };
  const folders = copies.map(({ from, to }) => {
    const target = place(placeNamed(to), false);
    const source = place(from, true);
    return {
      from: source.path,
      to: target.path,
      shares: source.sharedBy !== undefined && source.sharedBy === target.sharedBy,
    };
  });
  return { mounts: [...mounts.values(), ...backing(mounts, sharing)], folders };
}

/** The disk below the store can be full when the store is not. */
function backing(mounts: ReadonlyMap<string, Mount>, { store }: Sharing): Mount[] {
  if (!store || !mounts.has('/store')) return [];
  return [{ type: 'volume', source: fileVolume(store), target: '/file', readonly: true }];
}

interface Place {
  readonly mount: Mount;
  readonly path: string;
  /** The file system, where it is one whose files share blocks. */
  readonly sharedBy?: string;
}

function locate(data: DataPlace, volumes: readonly Volume[], { store, root }: Sharing, index: number): Place {
  const target = `/data/${index}`;
  if ('folder' in data) return { mount: { type: 'bind', source: data.folder, target }, path: target };
  const volume = volumes.find(({ name }) => name === data.volume);
  const inStore = store ? insideStore(store, volume?.device) : undefined;
  if (store && inStore !== undefined)
    return { mount: { type: 'volume', source: store.name, target: '/store' }, path: inStore, sharedBy: store.name };
  const all = root === null ? undefined : `${root}/volumes`;
  if (all && volume && volume.device === undefined && volume.mountpoint.startsWith(`${all}/`))
    return {
      mount: { type: 'bind', source: all, target: '/volumes' },
      path: `/volumes${volume.mountpoint.slice(all.length)}`,
      sharedBy: all,
    };
  return { mount: { type: 'volume', source: data.volume, target }, path: target };
}
