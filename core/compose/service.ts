import type { Source } from '../text';
import type { ComposeBuild, ComposeMount, ComposePort, ComposeService } from './compose';
import { dependenciesOf } from './dependencies';
import { serviceEnvironment, type EnvFileReader } from './serviceEnvironment';
import {
  at,
  entriesOf,
  isTrue,
  itemsOf,
  mapOf,
  pairPlaceOf,
  placeOf,
  scalarOf,
  textOf,
  type Layer,
  type Tree,
  type TreeMap,
} from './tree';
import { optionalValue } from './value';

/** One service out of the merged tree. */
export function composeService(
  name: string,
  source: Source,
  tree: TreeMap,
  isActive: (profiles: readonly string[]) => boolean,
  envFiles: EnvFileReader,
): ComposeService {
  const value = (key: string) => optionalValue(scalarOf(tree, key));
  const profiles = itemsOf(tree, 'profiles').map(writtenOf);
  return {
    name,
    source,
    tree,
    image: value('image'),
    build: buildOf(mapOf(tree, 'build')),
    ...serviceEnvironment(tree, envFiles),
    ports: itemsOf(tree, 'ports').flatMap(portOf),
    volumes: itemsOf(tree, 'volumes').flatMap(mountOf),
    profiles,
    active: isActive(profiles),
    command: layerOf(at(tree, 'command')),
    entrypoint: layerOf(at(tree, 'entrypoint')),
    healthcheckTest: layerOf(at(tree, 'healthcheck', 'test')),
    containerName: value('container_name'),
    networkMode: value('network_mode'),
    restart: value('restart'),
    workingDir: value('working_dir'),
    platform: value('platform'),
    labels: valuesOf(at(tree, 'labels')),
    dependsOn: dependenciesOf(tree),
  };
}

function layerOf(tree: Tree | undefined): Layer | undefined {
  return tree?.layer;
}

function writtenOf(tree: Tree): string {
  return tree.kind === 'scalar' ? (tree.value ?? tree.written) : '';
}

function valuesOf(tree: Tree | undefined): ComposeBuild['args'] {
  return entriesOf(tree).map(([name, { value }]) => ({ name, value: optionalValue(scalarOf(value)) }));
}

function buildOf(tree: TreeMap | undefined): ComposeBuild | undefined {
  if (!tree) return undefined;
  const value = (key: string) => optionalValue(scalarOf(tree, key));
  return {
    context: value('context'),
    dockerfile: value('dockerfile'),
    inline: scalarOf(tree, 'dockerfile_inline') !== undefined,
    target: value('target'),
    args: valuesOf(at(tree, 'args')),
    folder: (scalarOf(tree, 'context') ?? tree).layer.folder,
    source: pairPlaceOf(tree.layer),
  };
}

const protocols = ['tcp', 'udp', 'sctp'] as const;

function portOf(item: Tree): ComposePort[] {
  if (item.kind !== 'map') return [];
  const target = Number(textOf(item, 'target'));
  const protocol = textOf(item, 'protocol')?.toLowerCase();
  return [
    {
      target: Number.isInteger(target) ? target : undefined,
      published: textOf(item, 'published'),
      hostIp: textOf(item, 'host_ip'),
      protocol: protocols.find((it) => it === protocol) ?? 'tcp',
      source: placeOf(item.layer),
    },
  ];
}

const mountKinds = ['volume', 'bind', 'tmpfs'] as const;

function mountOf(item: Tree): ComposeMount[] {
  if (item.kind !== 'map') return [];
  const type = textOf(item, 'type') ?? 'volume';
  const text = (key: string) => scalarOf(item, key)?.value ?? scalarOf(item, key)?.written;
  return [
    {
      kind: mountKinds.find((it) => it === type) ?? 'other',
      from: text('source'),
      target: text('target') ?? '',
      readOnly: isTrue(at(item, 'read_only')),
      folder: item.layer.folder,
      source: placeOf(item.layer),
    },
  ];
}
