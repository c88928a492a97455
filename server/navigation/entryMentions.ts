import { keptPerEntry, type Texts } from '../../core/manifest/keptPerEntry';
import type { ManifestEntry } from '../../core/manifest/manifest';
import type { Source } from '../../core/text';
import {
  asScalar,
  asSequence,
  asText,
  isIncluded,
  pairsOf,
  valueAt,
  type YamlNode,
  type YamlPair,
} from '../../core/yaml';
import { textSpan } from '../manifest/textSpan';
import type { Mention, NameKind } from './mention';

/** A mention that does not say yet whether an application or a service is meant: that depends on what there is. */
export type EntryMention = Omit<Mention, 'kind'> & { readonly kind: NameKind | 'target' };

/** The names in an application, with those of its relationships, mounts and workers. */
export const applicationMentions = keptPerEntry((entry) => [
  ...ownName('application', entry),
  ...containerMentions(entry, entry.node),
  ...containerMentions(entry, valueAt(entry.node, ['web'])),
  ...pairsOf(valueAt(entry.node, ['workers'])).flatMap(({ key, value }) => [
    ...mention(entry, key, { kind: 'worker', owner: entry.name, role: 'definition' }),
    ...containerMentions(entry, value),
  ]),
]);

/** The names in a service, with those of its endpoints, its databases or the like, and what it reaches itself. */
export const serviceMentions = keptPerEntry((entry, _given: undefined, texts) => {
  const configuration = valueAt(entry.node, ['configuration']);
  return [
    ...ownName('service', entry),
    ...containerMentions(entry, entry.node),
    ...pairsOf(valueAt(configuration, ['endpoints'])).flatMap(({ key }) =>
      mention(entry, key, { kind: 'endpoint', owner: entry.name, role: 'definition' }),
    ),
    ...storeMentions(entry, configuration),
    ...backendMentions(entry, configuration, texts),
  ];
});

/** What a task reaches; tasks themselves are named by nothing. */
export const taskMentions = keptPerEntry((entry) => containerMentions(entry, entry.node));

/** What a route leads to. */
export const routeMentions = keptPerEntry((entry) => {
  const upstream = valueAt(entry.node, ['upstream']);
  return asText(upstream)?.includes('://') ? [] : targetMentions(entry, upstream);
});

/** In the older layout the name is the value of a key. */
function ownName(kind: 'application' | 'service', entry: ManifestEntry): EntryMention[] {
  const { key, value } = entry.pair;
  const isKey = key.span.start === entry.source.span.start;
  return mention(entry, isKey ? key : value, { kind, role: 'definition' });
}

/** Relationships and mounts of what runs in a container. */
function containerMentions(entry: ManifestEntry, node: YamlNode | undefined): EntryMention[] {
  return [
    ...pairsOf(valueAt(node, ['relationships'])).flatMap((pair) => relationshipMentions(entry, pair)),
    ...pairsOf(valueAt(node, ['mounts'])).flatMap(({ key, value }) => [
      ...mountName(entry, key),
      ...mention(entry, valueAt(value, ['service']), { kind: 'target', role: 'reference' }),
    ]),
  ];
}

function relationshipMentions(entry: ManifestEntry, { key, value }: YamlPair): EntryMention[] {
  const own = mention(entry, key, { kind: 'relationship', owner: entry.name, role: 'definition' });
  if (isIncluded(value)) return own;
  if (asText(value) !== undefined) return [...own, ...targetMentions(entry, value)];
  const service = valueAt(value, ['service']);
  const owner = asText(service) ?? key.text;
  return [
    ...own,
    ...(asText(service) === undefined
      ? mention(entry, key, { kind: 'target', role: 'reference', implied: true })
      : mention(entry, service, { kind: 'target', role: 'reference' })),
    ...mention(entry, valueAt(value, ['endpoint']), { kind: 'endpoint', owner, role: 'reference' }),
  ];
}

/** Of `app:http`, both. */
function targetMentions(entry: ManifestEntry, node: YamlNode | undefined): EntryMention[] {
  const text = asText(node) ?? '';
  const colon = text.indexOf(':');
  const target = colon < 0 ? text : text.slice(0, colon);
  return [
    ...mention(entry, node, { kind: 'target', role: 'reference' }, 0, target.length),
    ...(colon < 0
      ? []
      : mention(entry, node, { kind: 'endpoint', owner: target, role: 'reference' }, colon + 1, text.length)),
  ];
}

/** Slashes around the path of a mount say nothing. */
function mountName(entry: ManifestEntry, key: YamlNode): EntryMention[] {
  const text = asText(key) ?? '';
  const start = /^\/*/.exec(text)?.[0].length ?? 0;
  const end = start + text.slice(start).replace(/\/+$/, '').length;
  return mention(entry, key, { kind: 'mount', owner: entry.name, role: 'definition' }, start, end);
}

/** Where databases, cores and the like are listed, and by which key an endpoint chooses one. */
const storeKeys = [
  { list: 'schemas', chosen: 'default_schema' },
  { list: 'databases', chosen: 'default_database' },
  { list: 'cores', chosen: 'core' },
  { list: 'vhosts', chosen: 'vhost' },
];

function storeMentions(entry: ManifestEntry, configuration: YamlNode | undefined): EntryMention[] {
  const store = { kind: 'store', owner: entry.name } as const;
  const endpoints = pairsOf(valueAt(configuration, ['endpoints'])).map(({ value }) => value);
  const listed = storeKeys.flatMap(({ list }) => {
    const value = valueAt(configuration, [list]);
    return asSequence(value)?.items ?? pairsOf(value).map(({ key }) => key);
  });
  const named = endpoints.flatMap((endpoint) => [
    ...storeKeys.map(({ chosen }) => valueAt(endpoint, [chosen])),
    ...pairsOf(valueAt(endpoint, ['privileges'])).map(({ key }) => key),
  ]);
  return [
    ...listed.flatMap((node) => mention(entry, node, { ...store, role: 'definition' })),
    ...named.flatMap((node) => mention(entry, node, { ...store, role: 'reference' })),
  ];
}

/** The backends that the VCL of Varnish chooses, which are called like its relationships (rule R130). */
function backendMentions(entry: ManifestEntry, configuration: YamlNode | undefined, texts: Texts): EntryMention[] {
  const vcl = asScalar(valueAt(configuration, ['vcl']));
  if (!vcl) return [];
  const file = vcl.file ?? entry.file;
  const written = vcl.file === undefined ? texts(file).slice(vcl.span.start, vcl.span.end) : vcl.text;
  return [...written.matchAll(/\b(\w+)\.backend\(\)/g)].map(({ 1: name = '', index }) => {
    const start = vcl.span.start + index;
    const source = { file, span: { start, end: start + name.length } };
    return { kind: 'relationship', name, owner: entry.name, role: 'reference', source, holder: entry.name };
  });
}

/** The part of a scalar that is a name. None where it is empty, or not written as it is read, so that it has no place. */
function mention(
  entry: ManifestEntry,
  node: YamlNode | undefined,
  what: Pick<EntryMention, 'kind' | 'role' | 'owner' | 'implied'>,
  from = 0,
  to?: number,
): EntryMention[] {
  const scalar = asScalar(node);
  const span = scalar && scalar.value !== null ? textSpan(scalar) : undefined;
  const name = scalar?.text.slice(from, to) ?? '';
  if (!scalar || !span || name === '') return [];
  const start = span.start + from;
  const source: Source = { file: scalar.file ?? entry.file, span: { start, end: start + name.length } };
  return [{ ...what, name, source, holder: entry.name }];
}
