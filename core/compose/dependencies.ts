import type { ComposeDependency } from './compose';
import { at, entriesOf, isTrue, itemsOf, placeOf, scalarOf, textOf, type Tree, type TreeMap } from './tree';

/** What a service waits for: what it names, and what links, shared namespaces and volumes of others bring along. */
export function dependenciesOf(tree: TreeMap): ComposeDependency[] {
  const found = new Map<string, ComposeDependency>();
  for (const [name, { key, value }] of entriesOf(tree, 'depends_on')) {
    const condition = textOf(value, 'condition') ?? 'service_started';
    const restart = isTrue(at(value, 'restart'));
    found.set(name, { name, condition, restart, required: isTrue(at(value, 'required'), true), source: key });
  }
  for (const { name, restart, tree: item } of implied(tree)) {
    const source = placeOf(item.layer);
    if (!found.has(name)) found.set(name, { name, condition: 'service_started', restart, required: true, source });
  }
  return [...found.values()];
}

interface Implied {
  readonly name: string;
  readonly restart: boolean;
  readonly tree: Tree;
}

const namespaces = ['network_mode', 'ipc', 'pid', 'uts', 'cgroup'];

function implied(tree: TreeMap): Implied[] {
  const links = itemsOf(tree, 'links').map((item): Implied => ({ name: before(item), restart: true, tree: item }));
  const shared = namespaces.flatMap((key): Implied[] => {
    const item = scalarOf(tree, key);
    const name = /^service:(.+)$/.exec(item?.value ?? '')?.[1];
    return item && name !== undefined ? [{ name, restart: true, tree: item }] : [];
  });
  const volumes = itemsOf(tree, 'volumes_from').filter((item) => !textOf(item)?.startsWith('container:'));
  const from = volumes.map((item): Implied => ({ name: before(item), restart: false, tree: item }));
  return [...links, ...shared, ...from].filter(({ name }) => name !== '');
}

function before(item: Tree): string {
  return (textOf(item) ?? '').split(':', 1)[0] ?? '';
}
