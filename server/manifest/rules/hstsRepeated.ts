import { asScalar, pairAt, sourceIn, valueAt, type YamlPair } from '../../../core/yaml';
import type { ManifestEntry } from '../../../core/manifest/manifest';
import type { ManifestRule } from '../manifestRule';
import { routeUrl } from '../routeUrl';

export const hstsRepeated: ManifestRule = {
  code: 'hsts-repeated',
  severity: 'warning',
  summary: 'Several routes of one domain set strict transport security',
  explanation:
    'Browsers keep one policy for a host name, that of the route which answered last. Set `strict_transport_security` on one route of it.',
  basis: 'Rule R162',
  *check({ manifest: { routes } }) {
    const first = new Map<string, ManifestEntry>();
    for (const route of routes) {
      const host = routeUrl(route.name)?.host;
      const policy = policyOf(route);
      if (host === undefined || !policy) continue;
      const other = first.get(host);
      if (!other) first.set(host, route);
      else
        yield {
          message: `"${other.name}" sets strict transport security for "${host}" already: one route of a domain is enough`,
          source: sourceIn(route.file, policy.key),
          related: [{ source: other.source, message: 'The route that sets it' }],
        };
    }
  },
};

function policyOf({ node }: ManifestEntry): YamlPair | undefined {
  const pair = pairAt(valueAt(node, ['tls']), 'strict_transport_security');
  return asScalar(valueAt(pair?.value, ['enabled']))?.value === true ? pair : undefined;
}
