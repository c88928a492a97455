import { folderOf, type Files, type ProjectPath } from '../workspace';
import { asText, pairAt } from '../yaml';
import { parseYamlText } from '../yaml/documents';
import { findImage } from './registry';

/** What the platform's own command line keeps there. */
const notOurs = 'local';

/**
 * Files in folders of the manifest's folder that look like a part of a manifest: the platform reads none of them by itself. Other
 * files may lie there for services to use.
 */
export function strayFiles(files: Files, folder: ProjectPath): ProjectPath[] {
  const folders = (files.folders(folder) ?? []).filter((name) => name !== notOurs);
  return folders
    .flatMap((name) => (files.list(`${folder}/${name}`) ?? []).map((file) => `${folder}/${name}/${file}`))
    .filter((path) => path.endsWith('.yaml') && looksLikeManifest(files, path));
}

/** Whether a file lies in a folder of the manifest's folder. */
export function isStray(path: ProjectPath): boolean {
  return folderOf(path).includes('/');
}

function looksLikeManifest(files: Files, path: ProjectPath): boolean {
  const state = files.read(path);
  if (state.state !== 'known') return false;
  const { root } = parseYamlText(state.text);
  const type = asText(pairAt(root, 'type')?.value)?.split(':')[0];
  return (
    ['applications', 'services', 'routes'].some((section) => pairAt(root, section)?.value?.kind === 'map') ||
    (type !== undefined && findImage(type) !== undefined)
  );
}
