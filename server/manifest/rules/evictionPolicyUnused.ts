import { pairAt, sourceIn, valueAt } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';
import { typeText } from '../typeText';

export const evictionPolicyUnused: EntryRule = {
  code: 'eviction-policy-unused',
  severity: 'information',
  summary: 'An eviction policy for a store that keeps its data',
  explanation:
    'A persistent Redis or Valkey has a fixed limit of memory and is meant to lose nothing; the policy has no useful effect. For a cache take the type without `-persistent`, under a new name.',
  basis: 'Rule R119',
  over: ['services'],
  *checkEntry(entry) {
    const type = typeText(entry)?.name ?? '';
    const policy = pairAt(valueAt(entry.node, ['configuration']), 'maxmemory_policy');
    if (policy && (type === 'redis-persistent' || type === 'valkey-persistent'))
      yield {
        message: `"maxmemory_policy" has no useful effect on ${type}: a cache is of the type ${type.replace('-persistent', '')}`,
        source: sourceIn(entry.file, policy.key),
      };
  },
};
