import type { ManifestEntry } from '../../../core/manifest/manifest';
import { findImage } from '../../../core/manifest/registry';
import { nearest } from '../../../core/nearest';
import type { Source } from '../../../core/text';
import { asScalar, asText, isIncluded, pairAt, sourceIn, valueAt } from '../../../core/yaml';
import type { Finding } from '../../problem';
import { changeFix } from '../changeFix';
import type { EntryRule, Neighbours } from '../entryRule';
import { workerCalled } from '../workerCalled';

export const routeTargetMissing: EntryRule = {
  code: 'route-target-missing',
  severity: 'error',
  summary: 'A route leads to something that does not exist or does not answer HTTP',
  explanation:
    'An upstream is an application with its endpoint, `app:http`, or a service that speaks HTTP, such as Varnish. Workers take no requests. Redirects and proxies need `to`.',
  basis: 'Rules R146 to R148',
  over: ['routes'],
  *checkEntry(route, neighbours) {
    const finding = judge(neighbours, route);
    if (finding) yield finding;
  },
};

function judge(neighbours: Neighbours, route: ManifestEntry): Finding | undefined {
  if (isIncluded(route.node) || isIncluded(valueAt(route.node, ['upstream']))) return undefined;
  const kind = asText(valueAt(route.node, ['type'])) ?? 'upstream';
  const name = route.source;
  if (kind === 'redirect' || kind === 'proxy') {
    return pairAt(route.node, 'to') ? undefined : { message: `A ${kind} route needs "to"`, source: name };
  }
  const scalar = asScalar(valueAt(route.node, ['upstream']));
  if (kind !== 'upstream') return undefined;
  if (!scalar || scalar.value === null)
    return { message: 'An upstream route needs "upstream", as "app:http"', source: name };
  return judgeUpstream(neighbours, sourceIn(route.file, scalar), scalar.text, scalar.style === 'plain' ? 0 : 1);
}

function judgeUpstream(neighbours: Neighbours, source: Source, upstream: string, quote: number): Finding | undefined {
  const { applications, services } = neighbours;
  const [target = '', endpoint = ''] = upstream.split(':');
  const part = (from: string, at = upstream.indexOf(from)): Source => {
    const start = source.span.start + quote + at;
    return { file: source.file, span: { start, end: start + from.length } };
  };
  if (upstream.includes('://'))
    return { message: 'An upstream is an application or service with its endpoint, as "app:http", not a URL', source };
  if (!applications.has(target) && !services.has(target))
    return missingTarget(neighbours, target, source, part(target));
  const known = neighbours.endpoints.get(target);
  if (!known) return undefined;
  const type = services.get(target)?.split(':')[0];
  if (type !== undefined && !answersHttp(type, known))
    return { severity: 'warning', message: `"${target}" (${type}) does not answer HTTP`, source };
  if (known.includes(endpoint)) return undefined;
  const best = known.length === 1 || !services.has(target) ? known[0] : undefined;
  if (endpoint === '') {
    const mended = `${target}:${best ?? '<endpoint>'}`;
    const fixes = best === undefined ? [] : [changeFix(part(upstream), mended, true)];
    return { message: `The endpoint is missing: "${mended}"`, source, fixes };
  }
  return {
    message: `"${target}" has no endpoint "${endpoint}"; it has ${known.join(', ')}`,
    source,
    fixes: best === undefined ? [] : [changeFix(part(endpoint, target.length + 1), best, true)],
  };
}

function missingTarget(neighbours: Neighbours, target: string, source: Source, name: Source): Finding {
  const worker = workerCalled(target, neighbours);
  if (worker !== undefined) return { message: `${worker}: workers take no requests`, source };
  const meant = nearest(target, [...neighbours.applications.keys()]);
  const hint = meant === undefined ? '' : `: did you mean "${meant}"?`;
  return {
    message: `Upstream "${target}" is not an application or service${hint}`,
    source,
    fixes: meant === undefined ? [] : [changeFix(name, meant, true)],
  };
}

/** Schemes that the registry gives to endpoints that speak HTTP. */
const httpSchemes = new Set(['http', 'https', 'solr']);

/** True, too, where that can't be told: of a type that is not known, and of endpoints that are all the project's own. */
function answersHttp(type: string, known: readonly string[]): boolean {
  const image = findImage(type);
  const endpoints = Object.values(image?.endpoints ?? {});
  const ownAlone = endpoints.length === 0 && known.length > 0;
  return !image || ownAlone || endpoints.some(({ scheme }) => scheme !== undefined && httpSchemes.has(scheme));
}
