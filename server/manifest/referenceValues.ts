import type { ManifestEntry } from '../../core/manifest/manifest';
import {
  composableChannels,
  endOfLife,
  extensionNames,
  findImage,
  imageNames,
  versionsOf,
  type Image,
  type VersionStatus,
} from '../../core/manifest/registry';
import type { Reference } from '../../core/manifest/schema/types';
import type { Project } from '../../core/project';
import { asText, valueAt, type YamlNode } from '../../core/yaml';
import { endpointsOf } from './endpoints';
import { folders } from './folderValues';
import { schedules } from './schedules';

export interface ReferenceValue {
  readonly label: string;
  readonly detail?: string;
  /** A name of the project's own, rather than a value of the platform. */
  readonly name?: boolean;
  readonly deprecated?: boolean;
}

type Path = readonly (string | number)[];

/** Where a value is written. */
export interface ValuePlace {
  readonly path: Path;
  readonly root: YamlNode | undefined;
  /** What is written of it. */
  readonly word: string;
}

/** The values that a reference can take in this project, the best ones first. */
export function referenceValues(project: Project, reference: Reference, place: ValuePlace): readonly ReferenceValue[] {
  return sources[reference](project, place);
}

const sources: Readonly<Record<Reference, (project: Project, place: ValuePlace) => readonly ReferenceValue[]>> = {
  'runtime-type': (_, { word }) => types('runtime', word),
  'service-type': (_, { word }) => types('service', word),
  relationship: (project, { path }) =>
    targets(project, path).flatMap(({ entry, isApplication }) => withEndpoints(entry, isApplication)),
  'relationship-service': (project, { path }) => targets(project, path).map(({ entry }) => named(entry)),
  'relationship-endpoint': (project, { path, root }) => endpointNames(project, path, root),
  upstream: (project) => upstreams(project),
  'mount-service': (project) =>
    [...project.manifest.services.filter(isNetworkStorage), ...project.manifest.applications].map(named),
  'php-extension': (_, { path, root }) => phpExtensions(path, root, ['available']),
  'php-default-extension': (_, { path, root }) => phpExtensions(path, root, ['default']),
  'postgresql-extension': (_, { path, root }) => {
    const version = asText(valueAt(root, [...path.slice(0, 2), 'type']))?.split(':')[1] ?? '';
    return extensionNames('postgresql', version, ['available']).map((label) => ({ label }));
  },
  'stack-runtime': () => stackRuntimes(),
  // Of `.parity.yaml`: no manifest has one.
  difference: () => [],
  schedule: () => schedules,
  folder: folders,
  timezone: () =>
    [
      'UTC',
      'Europe/London',
      'Europe/Paris',
      'America/New_York',
      'America/Los_Angeles',
      'Asia/Tokyo',
      'Australia/Sydney',
    ].map((label) => ({ label })),
};

/** The newest supported ones first. Retired ones only of an image that is written already: the platform still runs them. */
function types(kind: Image['kind'], word: string): ReferenceValue[] {
  const images = imageNames(kind).flatMap((name) => findImage(name) ?? []);
  const [written = '', version] = word.split(':');
  const retired = version === undefined ? undefined : images.find(({ name }) => name === written);
  return [
    ...images.flatMap((image) => typesOf(image, 'supported')),
    ...images.flatMap((image) => typesOf(image, 'deprecated')),
    ...(retired ? typesOf(retired, 'retired') : []),
  ];
}

function typesOf(image: Image, status: VersionStatus): ReferenceValue[] {
  return versionsOf(image, status).map((version) => {
    const end = endOfLife(image, version);
    return {
      label: `${image.name}:${version}`,
      detail: `${image.title}, ${status}${end === undefined ? '' : `; its makers leave it on ${end}`}`,
      ...(status === 'supported' ? {} : { deprecated: true }),
    };
  });
}

function named(entry: ManifestEntry): ReferenceValue {
  return { label: entry.name, detail: asText(valueAt(entry.node, ['type'])) ?? '', name: true };
}

/** Everything but the application itself. */
function targets(project: Project, path: Path): { entry: ManifestEntry; isApplication: boolean }[] {
  const own = path[1];
  return [
    ...project.manifest.services
      .filter((it) => !isNetworkStorage(it))
      .map((entry) => ({ entry, isApplication: false })),
    ...project.manifest.applications
      .filter(({ name }) => name !== own)
      .map((entry) => ({ entry, isApplication: true })),
  ];
}

function withEndpoints(entry: ManifestEntry, isApplication: boolean): ReferenceValue[] {
  return (endpointsOf(entry, isApplication) ?? []).map((endpoint) => ({
    ...named(entry),
    label: `${entry.name}:${endpoint}`,
  }));
}

function endpointNames(project: Project, path: Path, root: YamlNode | undefined): ReferenceValue[] {
  const relationship = path.slice(0, -1);
  const service = asText(valueAt(root, [...relationship, 'service'])) ?? String(relationship.at(-1));
  const target = targets(project, path).find(({ entry }) => entry.name === service);
  return (target && endpointsOf(target.entry, target.isApplication)?.map((label) => ({ label }))) ?? [];
}

function upstreams(project: Project): ReferenceValue[] {
  const applications = project.manifest.applications.map((entry) => ({ ...named(entry), label: `${entry.name}:http` }));
  const varnish = project.manifest.services
    .filter((it) => typeName(it) === 'varnish')
    .map((entry) => ({ ...named(entry), label: `${entry.name}:http` }));
  return [...applications, ...varnish];
}

function isNetworkStorage(entry: ManifestEntry): boolean {
  return typeName(entry) === 'network-storage';
}

function typeName(entry: ManifestEntry): string | undefined {
  return asText(valueAt(entry.node, ['type']))?.split(':')[0];
}

function phpExtensions(
  path: Path,
  root: YamlNode | undefined,
  statuses: Parameters<typeof extensionNames>[2],
): ReferenceValue[] {
  const type = asText(valueAt(root, [...path.slice(0, 2), 'type'])) ?? '';
  const runtime = path.findLast((step) => typeof step === 'string' && step.startsWith('php@'));
  const version = typeof runtime === 'string' ? runtime.slice(4) : type.split(':')[1];
  return version === undefined
    ? []
    : extensionNames('php', version, statuses).map((label) => ({ label, detail: `PHP ${version}` }));
}

function stackRuntimes(): ReferenceValue[] {
  const channel = Object.entries(composableChannels).find(([, { status }]) => status === 'supported');
  return Object.entries(channel?.[1].runtimes ?? {}).flatMap(([name, versions]) =>
    versions.toReversed().map((version) => ({ label: `${name}@${version}`, detail: `channel ${channel?.[0] ?? ''}` })),
  );
}
