import type { Manifest } from '../../core/manifest/manifest';
import type { Project } from '../../core/project';
import type { Source, TextEdit } from '../../core/text';
import type { ProjectPath } from '../../core/workspace';
import { asMap, asText, pairAt } from '../../core/yaml';
import { addToYaml } from '../../core/yaml/add';
import { placeAt, type YamlPlace } from '../../core/yaml/place';
import type { Mention } from './mention';
import { documentOf } from './mentionsAt';
import { mountInProduction } from './productionChange';

/** An edit in a file. */
export interface PlacedEdit {
  readonly file: ProjectPath;
  readonly edit: TextEdit;
}

/** Lets a relationship say which service it leads to, where its name did. Undefined where that can't be written there. */
export function sayService(manifest: Manifest, relationship: Source, service: string): PlacedEdit[] | undefined {
  return addPair(manifest, relationship, 'service', service);
}

/**
 * Lets a mount say where its files are, where its name did: a mount of another name begins empty (rule R90). Nothing for one that
 * production, as far as it is known, does not have.
 */
export function keepMountFiles(project: Project, { source, ...mount }: Mention): PlacedEdit[] {
  const value = placeOf(project.manifest, source)?.pair?.value;
  const kind = asText(pairAt(value, 'source')?.value);
  const keepsFiles = asMap(value) !== undefined && (kind === 'storage' || kind === 'service');
  if (!keepsFiles || pairAt(value, 'source_path')) return [];
  if (project.observed.deployed && mountInProduction(project, mount) === undefined) return [];
  return addPair(project.manifest, source, 'source_path', mount.name) ?? [];
}

/** @param key where the key stands, to whose map the pair is added */
function addPair(manifest: Manifest, key: Source, name: string, value: string): PlacedEdit[] | undefined {
  const document = documentOf(manifest, key.file)?.document;
  const path = placeOf(manifest, key)?.path.map(String);
  const edit = document && path && addToYaml(document, path, { pair: [name, value] });
  return edit && [{ file: key.file, edit }];
}

function placeOf(manifest: Manifest, { file, span }: Source): YamlPlace | undefined {
  const document = documentOf(manifest, file)?.document;
  return document && placeAt(document, span.start);
}
