import type { ManifestEntry } from '../../../core/manifest/manifest';
import { asScalar, asText, pairsOf, sourceIn, valueAt, type YamlNode } from '../../../core/yaml';
import type { Finding } from '../../problem';
import type { EntryRule, Neighbours } from '../entryRule';

export const mountServiceMissing: EntryRule = {
  code: 'mount-service-missing',
  severity: 'error',
  summary: 'A mount names a service or application that can not hold it',
  explanation:
    'With `source: service`, the mount needs a service of type `network-storage`. With `source: storage`, `service` names another application whose storage is shared.',
  basis: 'Rules R86 and R87',
  over: ['applications'],
  *checkEntry(entry, neighbours) {
    for (const { value } of pairsOf(valueAt(entry.node, ['mounts']))) {
      const finding = judge(neighbours, entry, value);
      if (finding) yield finding;
    }
  },
};

function judge(
  { applications, services }: Neighbours,
  entry: ManifestEntry,
  mount: YamlNode | undefined,
): Finding | undefined {
  const kind = asText(valueAt(mount, ['source']));
  const named = asScalar(valueAt(mount, ['service']));
  const source = sourceIn(entry.file, named ?? asScalar(valueAt(mount, ['source'])) ?? entry.pair.key);
  if (kind === 'service') {
    if (!named) return { message: 'A mount with "source: service" needs "service"', source };
    const type = services.get(named.text);
    if (!services.has(named.text)) return { message: `"${named.text}" is not a service`, source };
    return type === undefined || type.startsWith('network-storage')
      ? undefined
      : { message: `"${named.text}" is ${type}: "source: service" needs a network-storage service`, source };
  }
  if (kind !== 'storage' || !named || applications.has(named.text)) return undefined;
  return {
    message: `"${named.text}" is not an application: with "source: storage", "service" names the application whose storage is shared`,
    source,
  };
}
