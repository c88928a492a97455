import type { ComposeService } from '../../../compose/compose';
import { entriesOf, itemsOf, placeOf, scalarOf, textOf } from '../../../compose/tree';
import type { Finding, Ground, Refusal } from './ground';

/** Names of the machine itself, as containers know it. */
const machine =
  /(?:^|[^\w.-])(?:host\.docker\.internal|gateway\.docker\.internal|host\.containers\.internal|172\.17\.0\.1)(?::(\d+))?(?![\w.-])/g;

/** Ways around the branch's own network: addresses of the parent's services, and their ports on the machine. */
export function hosts(service: ComposeService, ground: Ground): Finding {
  const others = itemsOf(service.tree, 'extra_hosts').flatMap((item) => {
    const text = scalarOf(item)?.value ?? '';
    const [name = '', address = ''] = split(text);
    const owner = ownerOf(address, ground);
    if (owner !== undefined)
      return [{ source: placeOf(item.layer), what: `its host "${name}" is the fixed address of ${owner}` }];
    return [];
  });
  return { refusals: [...others, ...variables(service, ground)] };
}

/** `NAME=ADDRESS`, or `NAME:ADDRESS` in the older form. */
function split(text: string): string[] {
  const at = text.includes('=') ? text.indexOf('=') : text.indexOf(':');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function ownerOf(address: string, { compose }: Ground): string | undefined {
  return compose.services.find(({ tree }) =>
    entriesOf(tree, 'networks').some(([, { value }]) =>
      ['ipv4_address', 'ipv6_address'].some((key) => textOf(value, key) === address && address !== ''),
    ),
  )?.name;
}

/** A variable that leads to a port that the parent publishes; its value may be a secret and is not told. */
function variables({ environment }: ComposeService, { compose }: Ground): Refusal[] {
  const published = new Map(
    compose.services.flatMap((service) =>
      service.ports.flatMap(({ published: port }) => (port === undefined ? [] : [[port, service.name] as const])),
    ),
  );
  const values = new Set(environment.flatMap(({ value }) => value?.value ?? []));
  return environment.flatMap(({ name, value }) => {
    const found = [...(value?.value ?? '').matchAll(machine)];
    const port = found
      .flatMap(([whole, own]) =>
        own !== undefined ? [own] : whole === value?.value ? [...published.keys()].filter((it) => values.has(it)) : [],
      )
      .find((it) => published.has(it));
    if (port === undefined || !value) return [];
    const what = `its variable ${name} leads to port ${port} of the machine, where ${published.get(port) ?? ''} of the parent answers`;
    return [{ source: value.source, what }];
  });
}
