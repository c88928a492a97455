import type { Manifest, ManifestEntry } from '../../../core/manifest/manifest';
import { defaultEndpoint, findImage } from '../../../core/manifest/registry';
import { nearest } from '../../../core/nearest';
import { targetOf } from '../../../core/readers/manifest';
import type { Source } from '../../../core/text';
import { asScalar, isIncluded, sourceIn, valueAt, type YamlNode, type YamlPair } from '../../../core/yaml';
import type { Finding } from '../../problem';
import type { ManifestRule } from '../manifestRule';
import { endpointsOf } from '../endpoints';
import { relationshipPairs } from '../relationshipPairs';

export const relationshipTargetMissing: ManifestRule = {
  code: 'relationship-target-missing',
  severity: 'error',
  summary: 'A relationship leads to a service, application or endpoint that does not exist',
  explanation:
    'The deployment fails, or the application starts without the variables of the relationship. A relationship without a value means the service of its own name; applications have no default endpoint.',
  basis: 'Rules R31 to R37, R39; the platform’s registry of images',
  *check({ manifest }) {
    const { applications, services, state } = manifest;
    if (state !== 'known') return;
    for (const entry of [...applications, ...services]) {
      for (const pair of relationshipPairs(entry)) {
        const finding = judge(manifest, entry, pair);
        if (finding) yield finding;
      }
    }
  },
};

function judge(manifest: Manifest, entry: ManifestEntry, pair: YamlPair): Finding | undefined {
  if (isIncluded(pair.value)) return undefined;
  const { service, endpoint } = targetOf(pair.key.text, pair.value);
  const { applications, services } = manifest;
  const target = services.find(({ name }) => name === service) ?? applications.find(({ name }) => name === service);
  if (!target)
    return missingTarget(
      entry,
      pair,
      service,
      [...services, ...applications].map(({ name }) => name),
    );
  return judgeEndpoint(entry, pair, target, applications.includes(target), endpoint);
}

function missingTarget(entry: ManifestEntry, pair: YamlPair, service: string, names: readonly string[]): Finding {
  const at = partSource(entry, pair.value, 'service');
  const implied = !at;
  const meant = nearest(service, names);
  const hint = meant === undefined ? '' : `: did you mean "${meant}"?`;
  return {
    message: implied
      ? `No service or application is called "${service}"${hint || ': name the one that is meant, as {service: …}'}`
      : `Relationship "${pair.key.text}" leads to "${service}", which is not a service or application${hint}`,
    source: at ?? sourceIn(entry.file, pair.key),
    fixes:
      meant !== undefined && at
        ? [
            {
              title: `Change to "${meant}"`,
              edits: [{ file: at.file, edits: [{ span: at.span, newText: meant }] }],
              preferred: true,
            },
          ]
        : [],
  };
}

function judgeEndpoint(
  entry: ManifestEntry,
  pair: YamlPair,
  target: ManifestEntry,
  isApplication: boolean,
  endpoint: string | undefined,
): Finding | undefined {
  const known = endpointsOf(target, isApplication);
  if (!known) return undefined;
  const key = sourceIn(entry.file, pair.key);
  if (known.length === 0)
    return { message: `"${target.name}" has no endpoints: use it by a mount with "source: service"`, source: key };
  if (endpoint !== undefined) {
    if (known.includes(endpoint)) return undefined;
    const at = partSource(entry, pair.value, 'endpoint') ?? key;
    const [only] = known;
    const fixes =
      known.length === 1 && only !== undefined && at !== key
        ? [
            {
              title: `Change to "${only}"`,
              edits: [{ file: at.file, edits: [{ span: at.span, newText: only }] }],
              preferred: true,
            },
          ]
        : [];
    return { message: `"${target.name}" has no endpoint "${endpoint}"; it has ${known.join(', ')}`, source: at, fixes };
  }
  return missingEndpoint(pair, target, isApplication, known, key);
}

/** Applications, and services with endpoints of their own, have no default one. */
function missingEndpoint(
  pair: YamlPair,
  target: ManifestEntry,
  isApplication: boolean,
  known: readonly string[],
  source: Source,
): Finding | undefined {
  if (isApplication)
    return {
      message: `"${target.name}" is an application: its endpoint must be named, as "${target.name}:http"`,
      source,
    };
  const type = asScalar(valueAt(target.node, ['type']))?.text.split(':')[0] ?? '';
  const image = findImage(type);
  const fallback = image && defaultEndpoint(image);
  return fallback !== undefined && known.includes(fallback)
    ? undefined
    : {
        message: `Relationship "${pair.key.text}" must name one of the endpoints of "${target.name}": ${known.join(', ')}`,
        source,
      };
}

/** Where the service or endpoint is written in a relationship's value; undefined where it is left out, or can't be edited. */
function partSource(
  entry: ManifestEntry,
  value: YamlNode | undefined,
  part: 'service' | 'endpoint',
): Source | undefined {
  const whole = asScalar(value);
  const scalar = whole ?? asScalar(valueAt(value, [part]));
  if (!scalar || scalar.value === null || scalar.style === 'block') return undefined;
  const [service = '', endpoint = ''] = scalar.text.split(':');
  const { file } = sourceIn(entry.file, scalar);
  const start = scalar.span.start + (scalar.style === 'plain' ? 0 : 1);
  if (!whole) return { file, span: { start, end: start + scalar.text.length } };
  const offset = part === 'service' ? 0 : service.length + 1;
  const length = part === 'service' ? service.length : endpoint.length;
  return { file, span: { start: start + offset, end: start + offset + length } };
}
