import { keptPerEntry } from '../../core/manifest/keptPerEntry';
import type { Manifest, ManifestEntry } from '../../core/manifest/manifest';
import { findImage, statusOf } from '../../core/manifest/registry';
import type { Reference } from '../../core/manifest/schema/types';
import { walkEntry, type SchemaPlace } from '../../core/manifest/schema/walk';
import type { Source, Span } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import { sourceIn, type YamlPair, type YamlScalar } from '../../core/yaml';
import { textSpan } from './textSpan';
import type { TokenModifier, TokenType } from './tokenLegend';

/** A name that means something. */
export interface Token {
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** The names in a file of the manifest where they are declared and where they are used, and what is deprecated; in their order. */
export function tokens(manifest: Manifest, file: ProjectPath): Token[] {
  const [applications, services] = [namesOf(manifest.applications), namesOf(manifest.services)];
  const typeOf = (name: string) => (services.has(name) ? 'interface' : applications.has(name) ? 'class' : undefined);
  const found = [
    ...manifest.applications.flatMap((entry) => [declared(entry, 'class'), ...mentionsIn('applications', entry)]),
    ...manifest.services.flatMap((entry) => [declared(entry, 'interface'), ...mentionsIn('services', entry)]),
    ...manifest.routes.flatMap((entry) => mentionsIn('routes', entry)),
  ];
  const byStart = new Map<number, Token>();
  for (const { source, type, name, modifiers } of found) {
    const known = type ?? typeOf(name);
    if (known && source.file === file) byStart.set(source.span.start, { span: source.span, type: known, modifiers });
  }
  return [...byStart.values()].sort((a, b) => a.span.start - b.span.start);
}

/** A token whose type may depend on what the name stands for in the whole manifest. */
interface Mention {
  readonly source: Source;
  readonly name: string;
  readonly type: TokenType | undefined;
  readonly modifiers: readonly TokenModifier[];
}

function namesOf(entries: readonly ManifestEntry[]): ReadonlySet<string> {
  return new Set(entries.map(({ name }) => name));
}

function declared({ name, source }: ManifestEntry, type: TokenType): Mention {
  return { source, name, type, modifiers: ['declaration'] };
}

type Section = 'applications' | 'services' | 'routes';

function mentionsIn(section: Section, entry: ManifestEntry): readonly Mention[] {
  return kept[section](entry, undefined, () => '');
}

const kept = {
  applications: keptPerEntry((entry) => mentions('applications', entry)),
  services: keptPerEntry((entry) => mentions('services', entry)),
  routes: keptPerEntry((entry) => mentions('routes', entry)),
};

function mentions(section: Section, entry: ManifestEntry): Mention[] {
  const found: Mention[] = [];
  walkEntry(section, { pair: { ...entry.pair, value: entry.node } }, (node, place, pair) => {
    if (pair && place.path.length > 2) found.push(...ofKey(entry, pair, place));
    if (node?.kind === 'scalar' && place.schema.reference) found.push(...ofValue(entry, node, place.schema.reference));
  });
  return found;
}

function ofKey({ file }: ManifestEntry, { key }: YamlPair, { key: known, path }: SchemaPlace): Mention[] {
  const mention = (type: TokenType, modifiers: readonly TokenModifier[]) => [
    { source: sourceIn(file, key), name: key.text, type, modifiers },
  ];
  if (known?.deprecated !== undefined) return mention('property', ['deprecated']);
  if (path.at(-2) === 'relationships') return mention('variable', ['declaration']);
  return path.length === 4 && path.at(-2) === 'workers' ? mention('function', ['declaration']) : [];
}

/** `service:endpoint` is two names; a type is one where it is to be left. */
function ofValue({ file }: ManifestEntry, scalar: YamlScalar, reference: Reference): Mention[] {
  const inside = textSpan(scalar);
  if (!inside || scalar.value === null) return [];
  const at = (start: number, end: number): Source => ({
    ...sourceIn(file, scalar),
    span: { start: inside.start + start, end: inside.start + end },
  });
  const [name = '', rest] = scalar.text.split(':', 2);
  const service: Mention = { source: at(0, name.length), name, type: undefined, modifiers: [] };
  const whole: Mention = { ...service, source: at(0, scalar.text.length) };
  switch (reference) {
    case 'relationship':
    case 'upstream':
      return rest === undefined || rest === ''
        ? [service]
        : [
            service,
            { source: at(name.length + 1, name.length + 1 + rest.length), name: rest, type: 'property', modifiers: [] },
          ];
    case 'relationship-service':
    case 'mount-service':
      return [service];
    case 'relationship-endpoint':
      return [{ ...whole, type: 'property' }];
    case 'runtime-type':
    case 'service-type':
      return isLeft(name, rest ?? '') ? [{ ...whole, type: 'type', modifiers: ['deprecated'] }] : [];
    default:
      return [];
  }
}

/** Whether the platform has moved on from a version. */
function isLeft(name: string, version: string): boolean {
  const image = findImage(name);
  const status = image && statusOf(image, version);
  return status !== undefined && status !== 'supported';
}
