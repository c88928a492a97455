import type { ManifestEntry } from '../../../core/manifest/manifest';
import { nearest } from '../../../core/nearest';
import type { Source } from '../../../core/text';
import { asScalar, asText, isIncluded, pairAt, sourceIn, valueAt } from '../../../core/yaml';
import type { Finding, Fix } from '../../problem';
import type { EntryRule, Neighbours } from '../entryRule';

/** Services that answer requests from outside. */
const httpServices = new Set([
  'varnish',
  'mercure',
  'gotenberg',
  'chrome-headless',
  'elasticsearch',
  'opensearch',
  'influxdb',
  'solr',
  'clickhouse',
]);

export const routeTargetMissing: EntryRule = {
  code: 'route-target-missing',
  severity: 'error',
  summary: 'A route leads to something that does not exist or does not answer HTTP',
  explanation:
    'An upstream is an application with its endpoint, `app:http`, or a service that speaks HTTP, such as Varnish. Redirects and proxies need `to`.',
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

function judgeUpstream(
  { applications, services }: Neighbours,
  source: Source,
  upstream: string,
  quote: number,
): Finding | undefined {
  const [target = '', endpoint] = upstream.split(':');
  const change = (from: string, to: string): Fix => {
    const start = source.span.start + quote + upstream.indexOf(from);
    return {
      title: `Change to "${to}"`,
      edits: [{ file: source.file, edits: [{ span: { start, end: start + from.length }, newText: to }] }],
      preferred: true,
    };
  };
  if (services.has(target)) return judgeService(target, services.get(target), source);
  if (applications.has(target)) {
    return endpoint === undefined || endpoint === ''
      ? { message: `The endpoint is missing: "${target}:http"`, source, fixes: [change(upstream, `${target}:http`)] }
      : undefined;
  }
  const meant = nearest(target, [...applications.keys()]);
  const hint = meant === undefined ? '' : `: did you mean "${meant}"?`;
  return {
    message: `Upstream "${target}" is not an application or service${hint}`,
    source,
    fixes: meant === undefined ? [] : [change(target, meant)],
  };
}

function judgeService(name: string, declared: string | undefined, source: Source): Finding | undefined {
  const type = declared?.split(':')[0];
  if (type === undefined || httpServices.has(type.replace(/-enterprise$/, ''))) return undefined;
  return { severity: 'warning', message: `"${name}" (${type}) does not answer HTTP`, source };
}
