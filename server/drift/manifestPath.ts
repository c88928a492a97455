import type { ManifestEntry } from '../../core/manifest/manifest';
import type { Project } from '../../core/project';
import { asMap, valueAt, type YamlDocument } from '../../core/yaml';

/** Where an item of the manifest can be added to: a file of the project, and the keys that lead to the item in it. */
export interface ManifestPlace {
  readonly document: YamlDocument;
  readonly file: string;
  readonly path: readonly string[];
}

/** Undefined where the item does not stand in the manifest's own file, or not below its name. */
export function manifestPlace(
  { manifest }: Project,
  section: 'applications' | 'services',
  name: string,
): ManifestPlace | undefined {
  const entry = manifest[section].find((it) => it.name === name);
  const document = manifest.files.find(({ path }) => path === entry?.file)?.document;
  const map = asMap(entry?.node);
  if (!entry || !document || !map || map.file !== undefined) return undefined;
  const path = [[section, name], [name], []].find((it) => leadsTo(document, it, entry));
  return path && { document, file: entry.file, path };
}

/** The older layout has a file for each section, or for each application. */
function leadsTo({ root }: YamlDocument, path: readonly string[], { node }: ManifestEntry): boolean {
  return (path.length === 0 ? root : valueAt(root, path)) === node;
}
