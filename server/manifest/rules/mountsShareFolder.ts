import { asText, sourceIn, valueAt } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';
import { mountLists, type WrittenMount } from '../mountPairs';

export const mountsShareFolder: EntryRule = {
  code: 'mounts-share-folder',
  severity: 'hint',
  summary: 'Two mounts of one container show the same folder of their storage',
  explanation:
    'What is written below one of them appears below the other. Where that is not meant, give one of them another `source_path`.',
  basis: 'Rule R93',
  over: ['applications'],
  *checkEntry(entry) {
    for (const mounts of mountLists(entry)) {
      const first = new Map<string, WrittenMount>();
      for (const mount of mounts) {
        const folder = folderOf(mount);
        const other = folder === undefined ? undefined : first.get(folder);
        if (folder !== undefined && !other) first.set(folder, mount);
        if (!other || other.path === mount.path) continue;
        const written = valueAt(mount.value, ['source_path']);
        yield {
          message: `"${mount.key}" shows the same folder of its storage as "${other.key}"`,
          source: written ? sourceIn(entry.file, written) : mount.source,
          related: [{ source: other.source, message: 'The other mount' }],
        };
      }
    }
  },
};

/** The folder of the storage by what identifies it; undefined where nothing is shared. */
function folderOf({ kind, path, value }: WrittenMount): string | undefined {
  if (kind !== 'storage' && kind !== 'service' && kind !== 'instance') return undefined;
  const folder = asText(valueAt(value, ['source_path'])) ?? path;
  return JSON.stringify([kind, asText(valueAt(value, ['service'])), folder.replaceAll(/^\/+|\/+$/g, '')]);
}
