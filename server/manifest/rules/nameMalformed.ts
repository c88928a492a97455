import type { ManifestEntry } from '../../../core/manifest/manifest';
import { pairsOf, sourceIn, valueAt } from '../../../core/yaml';
import type { Finding } from '../../problem';
import type { EntryRule } from '../entryRule';
import { hostNameVerdict, nameVerdict } from '../nameVerdict';
import { typeText } from '../typeText';

export const nameMalformed: EntryRule = {
  code: 'name-malformed',
  severity: 'error',
  summary: 'A name with characters that names can not have',
  explanation:
    'Names of applications, services and relationships hold small letters, digits, `-` and `_`. The name of a network-storage service becomes a host name: no `_`, 63 characters at most, a letter or digit at both ends. A renamed service is a new one without data, so rename it before its first deployment.',
  basis: 'Rules R13 and R15',
  over: ['applications', 'services'],
  *checkEntry(entry) {
    const verdict = nameVerdict(entry.name) ?? judgeHostName(entry);
    if (verdict !== undefined) yield { message: verdict, source: entry.source };
    for (const pair of pairsOf(valueAt(entry.node, ['relationships']))) yield* judgeRelationship(entry, pair);
  },
};

function judgeHostName(entry: ManifestEntry): string | undefined {
  return typeText(entry)?.name === 'network-storage' ? hostNameVerdict(entry.name) : undefined;
}

function* judgeRelationship(
  { file }: ManifestEntry,
  { key }: { key: ManifestEntry['pair']['key'] },
): Iterable<Finding> {
  const message = key.text.startsWith('.') ? undefined : nameVerdict(key.text);
  if (message !== undefined) yield { severity: 'warning', message, source: sourceIn(file, key) };
}
