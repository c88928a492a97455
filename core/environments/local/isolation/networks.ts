import type { ComposeService } from '../../../compose/compose';
import { at, entriesOf, scalarOf, textOf, type Tree } from '../../../compose/tree';
import type { Finding, Ground } from './ground';
import { reset, type OverrideMap } from './overrideText';

/** What ties a network to one place: a second one of it can't be made. */
const fixedOptions = ['com.docker.network.bridge.name', 'com.docker.network.host_ipv4', 'parent'];

/** The networks of the files and the default one: always the branch's own, with addresses that Docker chooses. */
export function branchedNetworks({ compose }: Ground, labels: OverrideMap): OverrideMap {
  const written = new Map(entriesOf(compose.tree, 'networks').map(([name, { value }]) => [name, value]));
  const names = new Set(['default', ...written.keys()]);
  return Object.fromEntries([...names].map((name) => [name, { ...networkFields(written.get(name)), labels }]));
}

function networkFields(network: Tree | undefined): OverrideMap {
  const driver = textOf(network, 'driver');
  const isBridge = driver === undefined || driver === 'bridge';
  const fixed = fixedOptions.filter((option) => scalarOf(network, 'driver_opts', option));
  return {
    name: reset,
    external: reset,
    ...(at(network, 'ipam') ? { ipam: reset, enable_ipv6: reset } : {}),
    ...(isBridge ? {} : { driver: reset, driver_opts: reset }),
    ...(isBridge && fixed.length > 0
      ? { driver_opts: Object.fromEntries(fixed.map((option) => [option, reset])) }
      : {}),
  };
}

const fixedAddresses = ['ipv4_address', 'ipv6_address', 'link_local_ips', 'mac_address'];

/** The networks of a service without fixed addresses; Docker's shared bridge becomes the project's own network. */
export function ownNetworks({ tree }: ComposeService): Finding {
  const networks = entriesOf(tree, 'networks').flatMap(([name, { value }]) => {
    const fixed = fixedAddresses.filter((key) => at(value, key));
    return fixed.length > 0 ? [[name, Object.fromEntries(fixed.map((key) => [key, reset]))] as const] : [];
  });
  return {
    fields: {
      ...(networks.length > 0 ? { networks: Object.fromEntries(networks) } : {}),
      ...(at(tree, 'mac_address') ? { mac_address: reset } : {}),
      ...(textOf(tree, 'network_mode') === 'bridge' ? { network_mode: reset } : {}),
    },
  };
}

/** A network that is not the service's own: that of the host, or of a container that Compose does not know. */
export function foreignNetwork({ networkMode, tree }: ComposeService): Finding {
  const links = scalarOf(tree, 'external_links') ?? at(tree, 'external_links');
  const mode = networkMode?.value ?? networkMode?.written;
  const isOwn = mode === undefined || mode === 'none' || mode === 'bridge' || mode.startsWith('service:');
  return {
    refusals: [
      ...(networkMode && !isOwn
        ? [{ source: networkMode.source, what: `its network is "${networkMode.written}", not its own` }]
        : []),
      ...(links
        ? [
            {
              source: { file: links.layer.file, span: links.layer.node.span },
              what: 'it is linked to containers of another project (external_links)',
            },
          ]
        : []),
    ],
  };
}
