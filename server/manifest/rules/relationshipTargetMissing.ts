import type { ManifestEntry } from '../../../core/manifest/manifest';
import { defaultEndpoint, findImage } from '../../../core/manifest/registry';
import { nearest } from '../../../core/nearest';
import { targetOf } from '../../../core/readers/manifest';
import type { Source } from '../../../core/text';
import { asScalar, isIncluded, sourceIn, valueAt, type YamlNode, type YamlPair } from '../../../core/yaml';
import type { Finding } from '../../problem';
import type { EntryRule, Neighbours } from '../entryRule';
import { relationshipPairs } from '../relationshipPairs';
import { workerCalled } from '../workerCalled';

export const relationshipTargetMissing: EntryRule = {
  code: 'relationship-target-missing',
  severity: 'error',
  summary: 'A relationship leads to a service, application or endpoint that does not exist',
  explanation:
    'The deployment fails, or the application starts without the variables of the relationship. A relationship without a value means the service of its own name; applications have no default endpoint.',
  basis: 'Rules R31 to R37, R39; the platform’s registry of images',
  over: ['applications', 'services'],
  *checkEntry(entry, neighbours) {
    for (const pair of relationshipPairs(entry)) {
      const finding = judge(neighbours, entry, pair);
      if (finding) yield finding;
    }
  },
};

function judge(neighbours: Neighbours, entry: ManifestEntry, pair: YamlPair): Finding | undefined {
  if (isIncluded(pair.value)) return undefined;
  const { service, endpoint } = targetOf(pair.key.text, pair.value);
  const target = targetNamed(service, neighbours);
  if (target) return judgeEndpoint(entry, pair, target, endpoint);
  const worker = workerCalled(service, neighbours);
  if (worker !== undefined)
    return {
      message: `${worker}: workers take no requests, and no relationship leads to them`,
      source: partSource(entry, pair.value, 'service') ?? sourceIn(entry.file, pair.key),
    };
  return missingTarget(entry, pair, service, [...neighbours.services.keys(), ...neighbours.applications.keys()]);
}

interface Target {
  readonly name: string;
  readonly type: string | undefined;
  readonly isApplication: boolean;
  readonly endpoints: readonly string[] | undefined;
}

function targetNamed(name: string, { applications, services, endpoints }: Neighbours): Target | undefined {
  const isApplication = !services.has(name);
  const types = isApplication ? applications : services;
  return types.has(name) ? { name, type: types.get(name), isApplication, endpoints: endpoints.get(name) } : undefined;
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
  target: Target,
  endpoint: string | undefined,
): Finding | undefined {
  const known = target.endpoints;
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
  return missingEndpoint(pair, target, known, key);
}

/** Applications, and services with endpoints of their own, have no default one. */
function missingEndpoint(
  pair: YamlPair,
  target: Target,
  known: readonly string[],
  source: Source,
): Finding | undefined {
  if (target.isApplication)
    return {
      message: `"${target.name}" is an application: its endpoint must be named, as "${target.name}:http"`,
      source,
    };
  const type = target.type?.split(':')[0] ?? '';
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
