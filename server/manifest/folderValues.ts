import type { Project } from '../../core/project';
import { folderOf, joinPath, type ProjectPath } from '../../core/workspace';
import { asText, valueAt } from '../../core/yaml';
import type { ReferenceValue, ValuePlace } from './referenceValues';

/** Folders whose files others write. */
const foreign = new Set(['node_modules', 'vendor', '__pycache__', 'target']);

/**
 * The folders of the repository that the value can go on with: those of `source.root` from the project's folder, those of a location from
 * the application's. Only what is known of the repository; what is not is asked for.
 */
export function folders({ files }: Project, { path, root, word }: ValuePlace): ReferenceValue[] {
  const base = path.at(-2) === 'source' ? '' : applicationFolder(root, path);
  const written = folderOf(word.replace(/^\//, ''));
  const folder = base === undefined ? undefined : joinPath(base, written);
  const lead = word.startsWith('/') ? '/' : '';
  const names = folder === undefined ? [] : (files.folders(folder) ?? []);
  return names
    .filter((name) => !name.startsWith('.') && !foreign.has(name))
    .map((name) => ({ label: lead + (written === '' ? name : `${written}/${name}`), detail: 'folder' }));
}

function applicationFolder(root: ValuePlace['root'], path: ValuePlace['path']): ProjectPath | undefined {
  return joinPath('', (asText(valueAt(root, [...path.slice(0, 2), 'source', 'root'])) ?? '').replace(/^\/+/, ''));
}
