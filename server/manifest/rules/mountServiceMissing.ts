import type { ManifestEntry } from '../../../core/manifest/manifest';
import { asScalar, asText, sourceIn, valueAt, type YamlNode } from '../../../core/yaml';
import { nearest } from '../../../core/nearest';
import type { Source } from '../../../core/text';
import type { Finding } from '../../problem';
import type { EntryRule, Neighbours } from '../entryRule';
import { mountLists } from '../mountPairs';

export const mountServiceMissing: EntryRule = {
  code: 'mount-service-missing',
  severity: 'error',
  summary: 'A mount names a service or application that can not hold it',
  explanation:
    'With `source: service`, the mount needs a service of type `network-storage`. With `source: storage`, `service` names another application whose storage is shared.',
  basis: 'Rules R86 and R87',
  over: ['applications'],
  *checkEntry(entry, neighbours) {
    for (const { value } of mountLists(entry).flat()) {
      const finding = judge(entry, value, neighbours);
      if (finding) yield finding;
    }
  },
};

function judge(
  entry: ManifestEntry,
  mount: YamlNode | undefined,
  { applications, services }: Neighbours,
): Finding | undefined {
  const kind = asText(valueAt(mount, ['source']));
  const named = asScalar(valueAt(mount, ['service']));
  const source = sourceIn(entry.file, named ?? asScalar(valueAt(mount, ['source'])) ?? entry.pair.key);
  if (kind === 'service') {
    if (!named) return { message: 'A mount with "source: service" needs "service"', source };
    const type = services.get(named.text);
    if (!services.has(named.text)) return notService(named.text, [...services.keys()], source);
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

function notService(name: string, services: readonly string[], source: Source): Finding {
  const meant = nearest(name, services);
  return { message: `"${name}" is not a service${meant === undefined ? '' : `: did you mean "${meant}"?`}`, source };
}
