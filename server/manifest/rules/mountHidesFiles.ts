import { namedFolder } from '../../../core/manifest/surroundings';
import { counted } from '../../../core/words';
import type { ManifestRule } from '../manifestRule';
import { mountLists } from '../mountPairs';

export const mountHidesFiles: ManifestRule = {
  code: 'mount-hides-files',
  severity: 'warning',
  summary: 'A mount lies over a folder that has files in the repository',
  explanation:
    'In production the mount is in the place of the folder: its files are not there. Move them to another folder, and copy them in the deploy hook where they are needed. Looked at are the files directly in the folder; what a `.gitignore` may leave out is not counted, nor are files whose names begin with a dot.',
  basis: 'Rule R89: the platform’s own message',
  *check({ manifest }) {
    for (const entry of manifest.applications) {
      const folders = manifest.surroundings.applications.get(entry.name)?.folders;
      if (![...(folders?.values() ?? [])].some(({ committed }) => committed.length > 0)) continue;
      for (const { key, source } of mountLists(entry).slice(0, 2).flat()) {
        const committed = folders?.get(namedFolder(key) ?? '')?.committed ?? [];
        const [first] = committed;
        if (first === undefined) continue;
        yield {
          message: `The mount "${key}" hides ${counted(committed.length, 'file')} of the repository, such as ${JSON.stringify(first)}`,
          source,
        };
      }
    }
  },
};
