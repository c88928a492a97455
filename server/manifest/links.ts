import type { Manifest, ManifestEntry } from '../../core/manifest/manifest';
import { findImage } from '../../core/manifest/registry';
import { namedFolder, type Folder } from '../../core/manifest/surroundings';
import type { Project } from '../../core/project';
import type { Source, Span } from '../../core/text';
import { folderOf, joinPath, type ProjectPath } from '../../core/workspace';
import { asScalar, asText, pairsOf, sourceIn, valueAt, type YamlNode } from '../../core/yaml';
import { manifestDocument } from './manifestDocument';
import { textSpan } from './textSpan';
import { typeText } from './typeText';

/** A text of the manifest that leads somewhere. */
export interface Link {
  readonly span: Span;
  readonly target:
    { readonly kind: 'file' | 'folder'; readonly path: ProjectPath } | { readonly kind: 'page'; readonly url: string };
  readonly tooltip: string;
}

/** Where the texts of a file lead: included files, folders and front controllers of applications, and documentation of types. */
export function links(project: Project, file: ProjectPath): Link[] {
  const { manifest } = project;
  const found = manifestDocument(manifest, file);
  if (!found) return [];
  const included = /!(?:include|archive)/.test(found.document.text)
    ? tagged(found.document.root).flatMap((node) => includeLink(project, file, node) ?? [])
    : [];
  const entries = [...manifest.applications, ...manifest.services];
  const sourced = [
    ...entries.flatMap((entry) => typeLink(entry) ?? []),
    ...manifest.applications.flatMap((entry) => folderLinks(manifest, entry)),
  ];
  return [
    ...included,
    ...sourced.filter((it) => it.source.file === file).map(({ source, ...it }) => ({ span: source.span, ...it })),
  ];
}

type Sourced = Omit<Link, 'span'> & { readonly source: Source };

function typeLink(entry: ManifestEntry): Sourced | undefined {
  const type = typeText(entry);
  const image = type && findImage(type.name);
  if (!type || image?.page === undefined) return undefined;
  return {
    source: type.nameSource,
    target: { kind: 'page', url: image.page },
    tooltip: `Documentation of ${image.title}`,
  };
}

function folderLinks({ surroundings }: Manifest, entry: ManifestEntry): Sourced[] {
  const around = surroundings.applications.get(entry.name);
  if (around?.state !== 'there') return [];
  const locations = pairsOf(valueAt(entry.node, ['web', 'locations'])).flatMap(({ value }) => {
    const root = valueAt(value, ['root']);
    const name = namedFolder(asText(root) ?? '');
    const folder = name === undefined ? around : around.folders.get(name);
    return [
      folderLink(entry, root, folder, 'Folder that is served'),
      controllerLink(entry, valueAt(value, ['passthru']), folder),
    ];
  });
  const root = folderLink(entry, valueAt(entry.node, ['source', 'root']), around, 'Folder of the application');
  return [root, ...locations].filter((it) => it !== undefined);
}

function folderLink(
  entry: ManifestEntry,
  value: YamlNode | undefined,
  folder: Folder | undefined,
  tooltip: string,
): Sourced | undefined {
  const source = sourceOfText(entry, value);
  return source && folder?.state === 'there'
    ? { source, target: { kind: 'folder', path: folder.path }, tooltip }
    : undefined;
}

function controllerLink(
  entry: ManifestEntry,
  value: YamlNode | undefined,
  folder: Folder | undefined,
): Sourced | undefined {
  const name = asText(value)?.replace(/^\/+/, '');
  const source = sourceOfText(entry, value);
  if (!source || name === undefined || !folder?.files.includes(name)) return undefined;
  return { source, target: { kind: 'file', path: joinPath(folder.path, name) ?? name }, tooltip: 'Front controller' };
}

/** Undefined where nothing is written. */
function sourceOfText({ file }: ManifestEntry, value: YamlNode | undefined): Source | undefined {
  const scalar = asScalar(value);
  if (!scalar || scalar.text === '' || scalar.style === 'block' || scalar.tag !== undefined) return undefined;
  const source = sourceIn(file, scalar);
  return { ...source, span: textSpan(scalar) ?? source.span };
}

/** The values with `!include` or `!archive` that stand in the tree of one file. */
function tagged(node: YamlNode | undefined): YamlNode[] {
  if (!node) return [];
  if (node.tag === '!include' || node.tag === '!archive') return [node];
  if (node.kind === 'sequence') return node.items.flatMap(tagged);
  return node.kind === 'map' ? node.pairs.flatMap(({ value }) => tagged(value)) : [];
}

function includeLink({ files, manifest }: Project, file: ProjectPath, node: YamlNode): Link | undefined {
  const written =
    node.kind === 'alias'
      ? node.name
      : node.kind === 'map'
        ? asText(node.pairs.find(({ key }) => key.text === 'path')?.value)
        : asText(node);
  if (written === undefined || written === '') return undefined;
  const span = spanOf(written, manifestDocument(manifest, file)?.document.text ?? '', node.span);
  if (node.kind === 'alias')
    return node.target?.file === undefined
      ? undefined
      : { span, target: { kind: 'file', path: node.target.file }, tooltip: 'Included file' };
  const kind = node.tag === '!archive' ? 'folder' : 'file';
  const isThere = (path: ProjectPath) =>
    kind === 'file'
      ? files.read(path).state === 'known'
      : (files.list(path)?.length ?? 0) + (files.folders(path)?.length ?? 0) > 0;
  const path = basesOf(manifest, file, node)
    .flatMap((base) => joinPath(base, written) ?? [])
    .find(isThere);
  return path === undefined
    ? undefined
    : { span, target: { kind, path }, tooltip: kind === 'folder' ? 'Archived folder' : 'Included file' };
}

/** The folders that a path may be relative to: that of the application around it, then that of the file. */
function basesOf({ applications, surroundings }: Manifest, file: ProjectPath, { span }: YamlNode): ProjectPath[] {
  const around = applications.find(
    (entry) => entry.file === file && entry.pair.span.start <= span.start && span.end <= entry.pair.span.end,
  );
  const root = around && surroundings.applications.get(around.name)?.path;
  return [...(root === undefined ? [] : [root]), folderOf(file)];
}

/** Where the path of a tagged value is written in it; the whole value where it is written in another way than it is read. */
function spanOf(written: string, text: string, { start, end }: Span): Span {
  const at = text.slice(start, end).lastIndexOf(written);
  return at < 0 ? { start, end } : { start: start + at, end: start + at + written.length };
}
