import { isAbsolute } from 'node:path';
import { at, entriesOf, isTrue, itemsOf, scalarOf, textOf, type TreeEntry } from '../../../compose/tree';
import type { Finding, Ground } from './ground';
import { reset, type OverrideMap } from './overrideText';

/** What becomes of a named volume: always one of the branch's own. */
export interface BranchedVolume {
  readonly key: string;
  readonly fields: OverrideMap;
  /** The volume or folder of the parent that holds the data. */
  readonly from: string | undefined;
  readonly refusals: NonNullable<Finding['refusals']>;
}

/** The named volumes of the files. A volume that is external, has a name or lies at a fixed place would be that of the parent. */
export function branchedVolumes(ground: Ground): BranchedVolume[] {
  return entriesOf(ground.compose.tree, 'volumes').map(([key, entry]) => branched(key, entry, ground));
}

function branched(key: string, entry: TreeEntry, ground: Ground): BranchedVolume {
  const options = at(entry.value, 'driver_opts');
  const [driver = 'local', type = 'none', device] = [
    textOf(entry.value, 'driver'),
    textOf(options, 'type'),
    textOf(options, 'device'),
  ];
  const isFolder = device !== undefined && (type === 'none' || type === 'bind');
  const isElsewhere = scalarOf(options, 'device') !== undefined && !isFolder && type !== 'tmpfs';
  const what =
    driver !== 'local'
      ? `its volume "${key}" is kept by the driver "${driver}" and would be shared`
      : isElsewhere
        ? `its volume "${key}" lies at a place that can't be copied and would be shared`
        : undefined;
  const folder = isFolder && isAbsolute(device) ? device : undefined;
  return {
    key,
    fields: {
      name: reset,
      external: reset,
      ...(isFolder ? { driver_opts: reset } : {}),
    },
    from: parentsVolume(key, ground) ?? folder ?? nameOf(key, entry, ground),
    refusals: what === undefined ? [] : [{ source: entry.key, what }],
  };
}

function parentsVolume(key: string, { parent }: Ground): string | undefined {
  return parent.stack?.volumes?.find((volume) => volume.key === key)?.name;
}

/** The name that Compose gives it in the parent; undefined where that depends on what is not known. */
function nameOf(key: string, { value }: TreeEntry, { parent }: Ground): string | undefined {
  if (parent.stack) return `${parent.project}_${key}`;
  const written = scalarOf(value, 'name');
  if (written) return written.value;
  return isTrue(at(value, 'external')) ? key : `${parent.project}_${key}`;
}

/** Which named volumes a service mounts. */
export function volumesOf(service: { readonly tree: TreeEntry['value'] }): string[] {
  return itemsOf(service.tree, 'volumes').flatMap((item) =>
    (textOf(item, 'type') ?? 'volume') === 'volume' ? (textOf(item, 'source') ?? []) : [],
  );
}
