import type { Docker } from '../docker';
import { keeperOf } from './cowStore';
import { inspectVolumes } from './volumes';

/**
 * Bytes of volumes that lie in the store, by name: Docker does not measure where a bind volume leads. Blocks that are shared with
 * others count in each. Nothing of what can't be measured, as when the store is not mounted.
 */
export async function sizesInStore(
  docker: Docker,
  store: string,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const [found] = await inspectVolumes(docker, names.length > 0 ? [store] : []);
  if (!found) return new Map();
  const volumes = (await inspectVolumes(docker, names)).flatMap(({ name, device }) => {
    const inside = device?.startsWith(`${found.mountpoint}/`) ? device.slice(found.mountpoint.length) : undefined;
    return inside === undefined ? [] : [{ name, path: `/store${inside}` }];
  });
  if (volumes.length === 0) return new Map();
  const measure = ['du', '-s', '--block-size=1', '--', ...volumes.map(({ path }) => path)];
  const printed = await docker.ask(['exec', keeperOf({ name: store }), ...measure], { signal, timeout: 20_000 });
  const sizes = new Map((printed ?? '').split('\n').map(sizeIn));
  return new Map(
    volumes.flatMap(({ name, path }) => {
      const bytes = sizes.get(path);
      return bytes === undefined ? [] : [[name, bytes]];
    }),
  );
}

/** "4096\t/store/a/b" */
function sizeIn(line: string): [path: string, bytes: number] {
  const [bytes = '', path = ''] = line.split('\t');
  return [path, Number(bytes)];
}
