import { pairsOf, sourceIn, valueAt } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';
import { instancesOf } from '../instances';

export const variableReserved: EntryRule = {
  code: 'variable-reserved',
  severity: 'warning',
  summary: 'A variable with a name that belongs to the platform',
  explanation:
    'Names that begin with `PLATFORM_` are set by the platform, in every container. A variable of your own with such a name is not set; choose another name.',
  basis: 'Rule R168',
  over: ['applications'],
  *checkEntry(entry) {
    for (const node of instancesOf(entry)) {
      for (const { key } of pairsOf(valueAt(node, ['variables', 'env'])))
        if (/^PLATFORM_/i.test(key.text))
          yield {
            message: `"${key.text}" belongs to the platform, which sets all PLATFORM_ variables itself: choose another name`,
            source: sourceIn(entry.file, key),
          };
    }
  },
};
