import { createHash } from 'node:crypto';
import type { Docker } from '../docker';
import type { Engine } from './engine';
import { inspectVolumes, volumeLabels } from './volumes';

/**
 * A file system of our own whose files can share blocks: XFS in a sparse file, attached to a loop device. Docker mounts it as a volume,
 * and a small container, the keeper, holds the mount. One store serves all repositories of an engine.
 */
export interface CowStore {
  /** Of the volume that the file system is mounted by; the other names begin with it. */
  readonly name: string;
  /** `/dev/loopN`: always the same one for a store, so that the volume that names it goes on being right. */
  readonly device: string;
  /** Where the engine mounts it. */
  readonly mountpoint: string;
  readonly state: 'open' | 'closed' | 'absent';
}

export const fileVolume = ({ name }: Pick<CowStore, 'name'>) => `${name}-file`;
export const keeperOf = ({ name }: Pick<CowStore, 'name'>) => `${name}-keeper`;

/** The store of that name, made or not. It looks, and does nothing. */
export async function findStore(
  docker: Docker,
  engine: Extract<Engine, { kind: 'local' }>,
  name: string,
): Promise<CowStore> {
  const [found] = await inspectVolumes(docker, [name]);
  const mountpoint = found?.mountpoint ?? `${engine.root}/volumes/${name}/_data`;
  const store = { name, device: loopDevice(`${engine.key}/${name}`), mountpoint };
  if (!found) return { ...store, state: 'absent' };
  const running = await docker.ask(['container', 'inspect', '--format', '{{.State.Running}}', keeperOf(store)]);
  return { ...store, state: running?.trim() === 'true' ? 'open' : 'closed' };
}

/** A number that nobody else takes: programs that ask for a free device get the low ones. */
export function loopDevice(key: string): string {
  const number = createHash('sha256').update(key).digest().readUInt16BE(0);
  return `/dev/loop${1000 + number}`;
}

/** The folder of a volume's files in the store, as the engine sees it. Names come from Compose files: they never lead out of it. */
export function storeFolder({ mountpoint }: CowStore, ...names: readonly string[]): string {
  return [mountpoint, ...names.map(segment)].join('/');
}

function segment(name: string): string {
  if (/^[A-Za-z0-9][\w.-]{0,99}$/.test(name)) return name;
  return createHash('sha256').update(name).digest('hex').slice(0, 20);
}

/** What steps have to know of a store. */
export type StoreRef = Pick<CowStore, 'name' | 'mountpoint'>;

/** Where a folder of the store is inside the keeper and the worker; undefined for one that is elsewhere. */
export function insideStore({ mountpoint }: StoreRef, folder: string | undefined): string | undefined {
  return folder?.startsWith(`${mountpoint}/`) ? `/store${folder.slice(mountpoint.length)}` : undefined;
}

const label = ['--label', `${volumeLabels.role}=store`];

/** The commands that open a store, in order, as arguments of docker. Each may run again. */
export function openCommands(
  store: CowStore,
  { image, bytes }: { image: string; bytes: number },
): Record<'file' | 'format' | 'attach' | 'volume' | 'keeper' | 'release', string[]> {
  const file = ['--volume', `${fileVolume(store)}:/file`];
  return {
    file: ['volume', 'create', ...label, '--', fileVolume(store)],
    format: ['run', '--rm', ...label, ...file, image, 'sh', '-euc', formatScript, 'format', String(bytes)],
    attach: [
      'run',
      '--rm',
      ...label,
      ...privileges,
      ...file,
      image,
      'sh',
      '-euc',
      attachScript,
      'attach',
      store.device,
    ],
    volume: [
      ...['volume', 'create', '--driver', 'local', ...label],
      // Freed blocks go back to the disk.
      ...['--opt', 'type=xfs', '--opt', `device=${store.device}`, '--opt', 'o=discard,noatime'],
      ...['--', store.name],
    ],
    keeper: [
      ...['run', '--detach', '--init', '--network', 'none', '--name', keeperOf(store), ...label],
      ...['--volume', `${store.name}:/store`, '--volume', `${fileVolume(store)}:/file:ro`, image, 'sleep', 'infinity'],
    ],
    release: ['run', '--rm', ...label, ...privileges, image, 'sh', '-c', releaseScript, 'release', store.device],
  };
}

/** No more than loop devices need: mounting is the engine's work. */
const privileges = [
  ...['--network', 'none', '--cap-add', 'SYS_ADMIN', '--security-opt', 'apparmor=unconfined'],
  ...['--device-cgroup-rule', 'b 7:* rmw', '--device-cgroup-rule', 'c 10:237 rmw', '--volume', '/dev:/dev'],
];

/** $1: bytes, or 0 for nine tenths of what is free. Older kernels do not mount what the newest mkfs makes by default. */
const formatScript = `cd /file
exec 9>lock
flock 9
if [ -s store.xfs ]; then exit 0; fi
if ! command -v mkfs.xfs >/dev/null; then
  if command -v apk >/dev/null; then apk add --quiet xfsprogs
  else apt-get -qq update; apt-get -qq install --yes --no-install-recommends xfsprogs; fi
fi
bytes=$1
if [ "$bytes" = 0 ]; then bytes=$(($(df --block-size=1 --output=avail . | tail -n 1) / 10 * 9)); fi
rm -f new.xfs
truncate --size="$bytes" new.xfs
mkfs.xfs -q -m reflink=1 -i nrext64=0 new.xfs 2>/dev/null || mkfs.xfs -q -f -m reflink=1 new.xfs
sync new.xfs
mv new.xfs store.xfs`;

/** $1: the device. Direct input and output, so that nothing is cached twice; not every file system below can do that. */
const attachScript = `cd /file
exec 9>lock
flock 9
if losetup --noheadings --output NAME --associated store.xfs | grep -qxF "$1"; then exit 0; fi
losetup --direct-io=on "$1" store.xfs 2>/dev/null || losetup "$1" store.xfs`;

/** $1: the device. While it is mounted this means: detach when it is not any more. */
const releaseScript = `losetup --detach "$1" 2>/dev/null || true`;
