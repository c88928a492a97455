import { walkEntry } from '../../../core/manifest/schema/walk';
import { asScalar, sourceIn } from '../../../core/yaml';
import type { Finding } from '../../problem';
import type { EntryRule } from '../entryRule';

export const valueOutOfRange: EntryRule = {
  code: 'value-out-of-range',
  severity: 'error',
  summary: 'A number that is smaller or greater than its key takes',
  explanation: 'The platform refuses numbers outside of the range that a key has; the message names the range.',
  basis: 'Rules R113, R171',
  over: ['applications', 'services', 'routes'],
  checkEntry: (entry, _neighbours, kind) => {
    const found: Finding[] = [];
    walkEntry(kind, entry, (node, { schema: { range }, path }) => {
      const value = asScalar(node)?.value;
      if (!node || !range || typeof value !== 'number' || (value >= range[0] && value <= range[1])) return;
      const key = path.findLast((step) => typeof step === 'string') ?? '';
      const allowed = range[1] === Infinity ? `at least ${range[0]}` : `from ${range[0]} to ${range[1]}`;
      found.push({ message: `"${key}" is ${allowed}, not ${value}`, source: sourceIn(entry.file, node) });
    });
    return found;
  },
};
