import { asSequence, asText, pairsOf, sourceIn, valueAt } from '../../../core/yaml';
import { changeScalarFixes } from '../changeScalar';
import type { EntryRule } from '../entryRule';
import { typeText } from '../typeText';

export const vaultPolicyMismatch: EntryRule = {
  code: 'vault-policy-mismatch',
  severity: 'error',
  summary: 'A policy of Vault that does not go with the type of its key',
  explanation:
    'Keys of the type `sign` can be used to `sign` and `verify`, keys of the type `encrypt` to `encrypt`, `decrypt` and `rewrap`.',
  basis: 'Rule R132',
  over: ['services'],
  *checkEntry(entry) {
    if (typeText(entry)?.name !== 'vault-kms') return;
    for (const { value: endpoint } of pairsOf(valueAt(entry.node, ['configuration', 'endpoints']))) {
      for (const item of asSequence(endpoint)?.items ?? []) {
        const type = valueAt(item, ['type']);
        const policy = asText(valueAt(item, ['policy'])) ?? '';
        const wanted = types.get(policy);
        const given = asText(type);
        if (!type || wanted === undefined || given === wanted || (given !== 'sign' && given !== 'encrypt')) continue;
        yield {
          message: `The policy "${policy}" goes with a key of the type "${wanted}", not "${given}"`,
          source: sourceIn(entry.file, type),
          fixes: changeScalarFixes(entry.file, type, wanted, false),
        };
      }
    }
  },
};

const types: ReadonlyMap<string, string> = new Map([
  ['sign', 'sign'],
  ['verify', 'sign'],
  ['encrypt', 'encrypt'],
  ['decrypt', 'encrypt'],
  ['rewrap', 'encrypt'],
]);
