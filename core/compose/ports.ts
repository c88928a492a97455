import type { Report } from './report';
import { mapAt, textAt, textOf, type Tree, type TreeMap, type TreeScalar } from './tree';

/** Exclusive. */
const mostPorts = 65_536;

const form =
  /^(?:(?:(\[[^\]]*\]|[^:\]]*(?::[^:\]]*){2,}|[^:[\]]*):)?((?:\d+(?:-\d+)?|\$\{[^}]*\}|\$\w+)?):)?(\d+)(?:-(\d+))?(?:\/(\w+))?$/;

/**
 * `[[ip:]published:]target[/protocol]`: a range of targets is one port each, published one by one; a range published for one
 * target stays a range, out of which Docker takes one. A variable that is not known leaves open what is published.
 */
export function shortPort(item: TreeScalar, report: Report): TreeMap[] {
  const text = item.value ?? item.written;
  const [, ip, published = '', first = '', last = first, protocol = 'tcp']: readonly (string | undefined)[] =
    form.exec(text) ?? [];
  const width = Number(last) - Number(first);
  const [from = '', to = from] = published.split('-');
  const open = !/^[\d-]*$/.test(published);
  const even = open || published === '' || Number(to) - Number(from) === width || width === 0;
  const known = first !== '' && width >= 0 && even && /^(tcp|udp|sctp)$/i.test(protocol) && Number(last) < mostPorts;
  if (!known) return [unreadPort(item, report)];
  if (!report.makes(10 * (width + 1), item.layer)) return [];
  return Array.from({ length: width + 1 }, (_, index) =>
    portAt(item, {
      target: String(Number(first) + index),
      published: published === '' || width === 0 ? published : open ? published : String(Number(from) + index),
      host_ip: ip?.replace(/^\[|\]$/g, ''),
      protocol: protocol.toLowerCase(),
    }),
  );
}

/** Of a text that depends on a variable nothing is said; any other is a mistake. */
function unreadPort(item: TreeScalar, report: Report): TreeMap {
  if (item.missing.length === 0) report.refuse('INVALID_PORT', `"${item.written}" is not a port`, item.layer);
  return portAt(item, { protocol: 'tcp' });
}

function portAt(item: TreeScalar, fields: Readonly<Record<string, string | undefined>>): TreeMap {
  const texts = Object.entries({ mode: 'ingress', ...fields });
  const scalar = (text: string) => (text.startsWith('$') ? { ...item, written: text } : textAt(item.layer, text));
  return mapAt(item.layer, Object.fromEntries(texts.map(([key, text]) => [key, text ? scalar(text) : undefined])));
}

/** What makes two ports the same. */
export function portKey(item: Tree): string {
  if (item.kind !== 'map') return item.kind === 'scalar' ? item.written : '';
  const field = (key: string) => {
    const value = item.entries.get(key)?.value;
    return textOf(value) ?? (value?.kind === 'scalar' ? value.written : '');
  };
  const place = field('target') === '' ? `${item.layer.file} ${item.layer.node.span.start}` : '';
  return `${field('host_ip') || '0.0.0.0'}:${field('published')}:${field('target')}/${field('protocol') || 'tcp'}${place}`;
}
