import type { Source } from '../text';
import { asMap, asScalar, asText, valueAt } from '../yaml';
import type { ComposeBuild, ComposeMount, ComposePort, ComposeService, ComposeValue } from './compose';
import type { Variables } from './dotenv';
import { assignments, items, lastScalar, under, type Layer } from './layers';
import { composeValue } from './value';

/** One service from the layers that define it, in canonical form. */
export function composeService(
  name: string,
  source: Source,
  layers: readonly Layer[],
  variables: Variables,
): ComposeService {
  const scalar = (key: string) => optionalValue(lastScalar(under(layers, key)), variables);
  return {
    name,
    source,
    image: scalar('image'),
    build: buildOf(under(layers, 'build'), variables),
    environment: valuesOf(under(layers, 'environment'), variables),
    ports: portsOf(under(layers, 'ports'), variables),
    volumes: mountsOf(under(layers, 'volumes'), variables),
    profiles: items(under(layers, 'profiles')).map((item) => asText(item.node) ?? ''),
    command: under(layers, 'command').at(-1),
    containerName: scalar('container_name'),
    networkMode: scalar('network_mode'),
    restart: scalar('restart'),
  };
}

function optionalValue(layer: Layer | undefined, variables: Variables): ComposeValue | undefined {
  return layer && composeValue(layer, variables);
}

function valuesOf(layers: readonly Layer[], variables: Variables): { name: string; value: ComposeValue | undefined }[] {
  return [...assignments(layers)].map(([name, layer]) => ({ name, value: optionalValue(layer, variables) }));
}

/** A text stands for the context alone. */
function buildOf(layers: readonly Layer[], variables: Variables): ComposeBuild | undefined {
  const last = layers.at(-1);
  if (!last) return undefined;
  const scalar = (key: string) => lastScalar(under(layers, key));
  const context = scalar('context') ?? lastScalar(layers);
  return {
    context: optionalValue(context, variables),
    dockerfile: optionalValue(scalar('dockerfile'), variables),
    inline: scalar('dockerfile_inline') !== undefined,
    target: optionalValue(scalar('target'), variables),
    args: valuesOf(under(layers, 'args'), variables),
    source: { file: last.file, span: last.pair?.span ?? last.node.span },
  };
}

/** `[[ip:]published:]target[/protocol]`, or the long form. The same text twice is one port. */
function portsOf(layers: readonly Layer[], variables: Variables): ComposePort[] {
  const found = new Map<string, ComposePort>();
  for (const item of items(layers)) {
    const port = asMap(item.node) ? longPort(item, variables) : shortPort(item, variables);
    found.set(`${port.published ?? ''}:${port.target ?? ''}/${port.protocol}`, port);
  }
  return [...found.values()];
}

function shortPort(item: Layer, variables: Variables): ComposePort {
  const { value = '', source } = composeValue(item, variables);
  const match = /^(?:(?:(\[[^\]]*\]|[\d.]+):)?([\d-]*):)?(\d+)(?:-\d+)?(?:\/(tcp|udp))?$/.exec(value);
  const published = match?.[2];
  return {
    target: match?.[3] === undefined ? undefined : Number(match[3]),
    published: published === '' ? undefined : published,
    protocol: match?.[4] === 'udp' ? 'udp' : 'tcp',
    source,
  };
}

function longPort(item: Layer, variables: Variables): ComposePort {
  const text = (key: string) => {
    const node = valueAt(item.node, [key]);
    return node && composeValue({ file: item.file, node }, variables).value;
  };
  const target = Number(text('target'));
  return {
    target: Number.isInteger(target) ? target : undefined,
    published: text('published'),
    protocol: text('protocol') === 'udp' ? 'udp' : 'tcp',
    source: { file: item.file, span: item.node.span },
  };
}

/** Later mounts of one place in the container replace earlier ones. */
function mountsOf(layers: readonly Layer[], variables: Variables): ComposeMount[] {
  const found = new Map<string, ComposeMount>();
  for (const item of items(layers)) {
    const mount = asMap(item.node) ? longMount(item, variables) : shortMount(item, variables);
    found.set(mount.target, mount);
  }
  return [...found.values()];
}

function shortMount(item: Layer, variables: Variables): ComposeMount {
  const { value, written, source } = composeValue(item, variables);
  const match = /^(?:([A-Za-z]:[\\/][^:]*|[^:]+):)?([^:]+)(?::[\w,]+)?$/.exec(value ?? written);
  const from = match?.[1];
  const isPath = from !== undefined && /^[./~\\]|^[A-Za-z]:[\\/]|^\$/.test(from);
  return { kind: isPath ? 'bind' : 'volume', from, target: match?.[2] ?? value ?? written, source };
}

const mountKinds = ['volume', 'bind', 'tmpfs'] as const;

function longMount(item: Layer, variables: Variables): ComposeMount {
  const text = (key: string) => {
    const node = asScalar(valueAt(item.node, [key]));
    return node && composeValue({ file: item.file, node }, variables).value;
  };
  const kind = mountKinds.find((it) => it === (text('type') ?? 'volume')) ?? 'other';
  return {
    kind,
    from: text('source') ?? text('src'),
    target: text('target') ?? text('dst') ?? '',
    source: { file: item.file, span: item.node.span },
  };
}
