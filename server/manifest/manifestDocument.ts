import type { Manifest } from '../../core/manifest/manifest';
import type { ProjectPath } from '../../core/workspace';
import { asText, pairsOf, valueAt, type YamlDocument, type YamlNode } from '../../core/yaml';

type Path = readonly (string | number)[];

/** A file of the manifest, with where in the whole of it its content stands. */
export interface ManifestDocument {
  readonly document: YamlDocument;
  /** Keys and indexes from the top of a manifest to the file's content; empty for a file of `.upsun/`. */
  readonly base: Path;
  /** A manifest with this file's content alone, at that place. */
  readonly root: YamlNode | undefined;
}

/** The file as a part of the manifest: also one that `!include` brings in, or one of the older layout. Undefined for all others. */
export function manifestDocument(manifest: Manifest, file: ProjectPath): ManifestDocument | undefined {
  const own = manifest.files.find(({ path }) => path === file);
  const found = own ?? manifest.included.find(({ path }) => path === file);
  if (!found) return undefined;
  const { document } = found;
  const base = own ? baseOfOwn(manifest, file, document) : includedAt(manifest, file);
  return { document, base, root: withinBase(document.root, base) };
}

function baseOfOwn({ layout }: Manifest, file: ProjectPath, { root }: YamlDocument): Path {
  if (layout === 'upsun') return [];
  const section = /(?:^|\/)\.platform\/(applications|services|routes)\.yaml$/.exec(file)?.[1];
  return section === undefined ? ['applications', asText(valueAt(root, ['name'])) ?? ''] : [section];
}

/** The content as the only value at a path of keys. */
function withinBase(content: YamlNode | undefined, base: Path): YamlNode | undefined {
  return base.reduceRight<YamlNode | undefined>((value, step) => {
    const span = value?.span ?? { start: 0, end: 0 };
    if (typeof step === 'number') return value && { kind: 'sequence', flow: false, items: [value], span };
    const key = { kind: 'scalar' as const, value: step, text: step, style: 'plain' as const, span };
    return { kind: 'map', flow: false, pairs: [{ key, value, span }], span };
  }, content);
}

const included = new WeakMap<Manifest, ReadonlyMap<string, Path>>();

/** Where a file is included first. */
function includedAt(manifest: Manifest, file: ProjectPath): Path {
  const known = included.get(manifest) ?? readIncluded(manifest);
  included.set(manifest, known);
  return known.get(file) ?? [];
}

function readIncluded(manifest: Manifest): ReadonlyMap<string, Path> {
  const places = new Map<string, Path>();
  for (const { path, document } of manifest.files) collect(document.root, baseOfOwn(manifest, path, document), places);
  return places;
}

function collect(node: YamlNode | undefined, path: Path, places: Map<string, Path>): void {
  if (node?.kind === 'alias') {
    const file = node.tag === '!include' ? node.target?.file : undefined;
    if (file === undefined || places.has(file)) return;
    places.set(file, path);
    collect(node.target, path, places);
  } else if (node?.kind === 'sequence')
    for (const [index, item] of node.items.entries()) collect(item, [...path, index], places);
  else for (const { key, value } of pairsOf(node)) collect(value, [...path, key.text], places);
}
