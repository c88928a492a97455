import type { EntryRule } from '../entryRule';
import { mountLists } from '../mountPairs';

export const mountPathInvalid: EntryRule = {
  code: 'mount-path-invalid',
  severity: 'warning',
  summary: 'A mount that is no folder below the application',
  explanation:
    'The path of a mount begins at the folder of the application, with a slash before it or without. It can’t lead out of it, and a mount of the folder itself would hide the code.',
  basis: 'Rule R91',
  over: ['applications'],
  *checkEntry(entry) {
    for (const { key, path, source } of mountLists(entry).flat()) {
      if (path.split('/').includes('..'))
        yield { message: `The mount "${key}" leaves the folder of the application: its path begins there`, source };
      else if (path === '' || path === '.')
        yield { message: 'This mount is the folder of the application itself: name a folder below it', source };
    }
  },
};
