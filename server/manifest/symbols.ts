import type { Project } from '../../core/project';
import { childPlace, placeOf, type SchemaPlace } from '../../core/manifest/schema/walk';
import type { Span } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import { asMap, asText, isIncluded, valueAt, type YamlNode, type YamlPair } from '../../core/yaml';
import { targetOf } from '../../core/readers/manifest';
import { manifestDocument } from './manifestDocument';
import { trimmedSpan } from './spans';

/** A part of a manifest that has a name, as an outline shows it. */
export interface ManifestSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  /** What it is: a type, a target, a schedule. */
  readonly detail: string | undefined;
  readonly deprecated: boolean;
  readonly span: Span;
  /** Its name. */
  readonly nameSpan: Span;
  readonly children: readonly ManifestSymbol[];
}

export type SymbolKind =
  | 'section'
  | 'application'
  | 'service'
  | 'route'
  | 'relationship'
  | 'worker'
  | 'cron'
  | 'mount'
  | 'script'
  | 'variable'
  | 'group';

/** The outline of a file of the manifest: what holds other things, what has a name of its own, and scripts. */
export function symbols(project: Project, file: ProjectPath): ManifestSymbol[] {
  const found = manifestDocument(project.manifest, file);
  const top = found?.root && placeOf(found.root, found.base);
  return found && top ? symbolsBelow(found.document.root, top, found.document.text) : [];
}

/** What stands in an alias or in another file is shown where it is written. */
function symbolsBelow(node: YamlNode | undefined, place: SchemaPlace, text: string): ManifestSymbol[] {
  if (node?.kind !== 'map' || isIncluded(node)) return [];
  return node.pairs.flatMap((pair) => {
    const name = pair.key.text;
    const below = name === '<<' ? undefined : (childPlace(place, name, node) ?? unknownPlace(place, name));
    return below && isSymbol(pair, place) ? [symbolOf(pair, below, text)] : [];
  });
}

/** Of what no schema describes: keys with anchors, and mistakes. */
function unknownPlace({ path }: SchemaPlace, name: string): SchemaPlace {
  return { schema: { kinds: [] }, key: undefined, path: [...path, name] };
}

function isSymbol({ value }: YamlPair, around: SchemaPlace): boolean {
  return value?.kind === 'map' || around.schema.named !== undefined || isScript(value);
}

function isScript(value: YamlNode | undefined): boolean {
  return value?.kind === 'scalar' && value.style === 'block';
}

function symbolOf(pair: YamlPair, place: SchemaPlace, text: string): ManifestSymbol {
  const kind = isScript(pair.value) ? 'script' : kindAt(place.path);
  return {
    name: pair.key.text,
    kind,
    detail: detailOf(kind, pair),
    deprecated: place.key?.deprecated !== undefined,
    span: trimmedSpan(pair.span, text),
    nameSpan: pair.key.span,
    children: symbolsBelow(pair.value, place, text),
  };
}

const entryKinds: Readonly<Record<string, SymbolKind | undefined>> = {
  applications: 'application',
  services: 'service',
  routes: 'route',
};

const partKinds: Readonly<Record<string, SymbolKind | undefined>> = {
  relationships: 'relationship',
  workers: 'worker',
  crons: 'cron',
  mounts: 'mount',
  hooks: 'script',
  commands: 'script',
  operations: 'script',
};

function kindAt(path: SchemaPlace['path']): SymbolKind {
  const [section] = path;
  if (path.length === 1) return 'section';
  if (path.length === 2) return kindOf(entryKinds, section) ?? 'group';
  const [holder, around] = [path.at(-2), path.at(-3)];
  return around === 'variables' ? 'variable' : (kindOf(partKinds, holder) ?? 'group');
}

function kindOf(kinds: typeof entryKinds, key: string | number | undefined): SymbolKind | undefined {
  return typeof key === 'string' && Object.hasOwn(kinds, key) ? kinds[key] : undefined;
}

/** Values of variables may be secrets: an outline does not show them. */
function detailOf(kind: SymbolKind, { key, value }: YamlPair): string | undefined {
  const at = (...path: string[]) => asText(valueAt(value, path));
  switch (kind) {
    case 'application':
    case 'service':
      return at('type');
    case 'route':
      return at('upstream') ?? at('to');
    case 'relationship': {
      const { service, endpoint } = targetOf(key.text, value);
      return endpoint === undefined ? service : `${service}:${endpoint}`;
    }
    case 'worker':
      return oneLine(at('commands', 'start'));
    case 'cron':
      return at('spec');
    case 'mount':
      return asMap(value) ? at('source') : asText(value);
    default:
      return undefined;
  }
}

function oneLine(text: string | undefined): string | undefined {
  return text?.trim().split('\n', 1)[0];
}
