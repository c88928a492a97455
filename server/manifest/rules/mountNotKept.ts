import { isUserContent } from '../../../core/drift/mounts';
import { asScalar, sourceIn, valueAt } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';
import { mountLists } from '../mountPairs';

export const mountNotKept: EntryRule = {
  code: 'mount-not-kept',
  severity: 'warning',
  summary: 'What people upload lies on a mount that is not kept, or not shared',
  explanation:
    'A mount with `source: tmp` may be emptied at any maintenance. One with `source: instance` belongs to one container: other instances and the workers do not see it. Both hold at most 8 GB. What has to be kept belongs on `storage`. A mount that gets another source begins empty.',
  basis: 'Rule R92',
  over: ['applications'],
  *checkEntry(entry) {
    for (const { key, path, kind, value } of mountLists(entry).flat()) {
      const scalar = asScalar(valueAt(value, ['source']));
      const lost = losses.get(kind ?? '');
      if (!scalar || lost === undefined || !isUserContent(path)) continue;
      yield {
        message: `"${key}" ${lost}: with "source: storage" it is kept, and shared by all instances and workers`,
        source: sourceIn(entry.file, scalar),
      };
    }
  },
};

const losses: ReadonlyMap<string, string> = new Map([
  ['tmp', 'may be emptied at any maintenance'],
  ['temporary', 'may be emptied at any maintenance'],
  ['instance', 'is on the disk of one instance'],
]);
