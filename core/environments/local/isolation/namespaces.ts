import type { ComposeService } from '../../../compose/compose';
import { at, isTrue, itemsOf, placeOf, scalarOf, textOf, type Tree } from '../../../compose/tree';
import type { Finding, Refusal } from './ground';
import { reset } from './overrideText';

/** What a service can share with the whole machine and does as well without. */
const ofHost = ['pid', 'ipc', 'uts', 'cgroup'];

/** Rights that lead past every wall between containers. */
const unlimited = new Set(['ALL', 'SYS_MODULE', 'SYS_RAWIO', 'DAC_READ_SEARCH']);

/** Devices that hold no data of anybody. */
const harmless =
  /^\/dev\/(fuse|kvm|null|zero|full|u?random|tty\w*|net\/tun|dri(\/\w+)?|snd(\/\w+)?|nvidia[\w-]*|video\d+|vhost-\w+)$/;

/** Processes, memory and devices: a service sees its own alone. Rights over the whole machine are refused. */
export function namespaces(service: ComposeService): Finding {
  const { name, tree } = service;
  const shared = ofHost.filter((key) => textOf(tree, key) === 'host');
  return {
    fields: {
      ...Object.fromEntries(shared.map((key) => [key, reset])),
      ...(at(tree, 'cgroup_parent') ? { cgroup_parent: reset } : {}),
    },
    notes: shared.map((key) => `${name} has its own "${key}" instead of the host's.`),
    refusals: [...privileges(tree), ...otherContainers(tree), ...devices(tree)],
  };
}

function privileges(tree: Tree): Refusal[] {
  const privileged = at(tree, 'privileged');
  const rights = itemsOf(tree, 'cap_add').filter((item) => unlimited.has(capability(item)));
  return [
    ...(privileged && isTrue(privileged)
      ? [{ source: placeOf(privileged.layer), what: 'it is privileged and reaches every disk of the machine' }]
      : []),
    ...rights.map((item) => ({
      source: placeOf(item.layer),
      what: `its right "${capability(item)}" reaches past its own files`,
    })),
  ];
}

function capability(item: Tree): string {
  return (scalarOf(item)?.value ?? '').toUpperCase().replace(/^CAP_/, '');
}

/** Containers that Compose does not know may be those of the parent. */
function otherContainers(tree: Tree): Refusal[] {
  const modes = ['pid', 'ipc'].flatMap((key) => scalarOf(tree, key) ?? []);
  const all = [...modes, ...itemsOf(tree, 'volumes_from').flatMap((item) => scalarOf(item) ?? [])];
  return all
    .filter(({ value, written }) => (value ?? written).startsWith('container:'))
    .map(({ layer, written }) => ({
      source: placeOf(layer),
      what: `it shares "${written}" with a container of another project`,
    }));
}

function devices(tree: Tree): Refusal[] {
  const rules = at(tree, 'device_cgroup_rules');
  const named = itemsOf(tree, 'devices').filter((item) => {
    const source = scalarOf(item, 'source');
    return source && !harmless.test(source.value ?? '') && !source.value?.includes('=');
  });
  return [
    ...named.map((item) => ({
      source: placeOf(item.layer),
      what: `it uses the device "${scalarOf(item, 'source')?.written ?? ''}" of the machine`,
    })),
    ...(rules ? [{ source: placeOf(rules.layer), what: 'it has rules for devices of the machine' }] : []),
  ];
}
