import type { Source } from '../../../core/text';
import { asScalar, pairAt, sourceIn, valueAt } from '../../../core/yaml';
import { factPerEntry } from '../../../core/manifest/keptPerEntry';
import type { ManifestEntry } from '../../../core/manifest/manifest';
import type { ManifestRule } from '../manifestRule';
import { urlOf } from '../routeReach';

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
      const host = urlOf(route)?.host;
      const policy = policyOf(route);
      if (host === undefined || !policy) continue;
      const other = first.get(host);
      if (!other) first.set(host, route);
      else
        yield {
          message: `"${other.name}" sets strict transport security for "${host}" already: one route of a domain is enough`,
          source: policy,
          related: [{ source: other.source, message: 'The route that sets it' }],
        };
    }
  },
};

/** Where a route sets it. */
const policyOf = factPerEntry(({ node, file }): Source | undefined => {
  const pair = pairAt(valueAt(node, ['tls']), 'strict_transport_security');
  return pair && asScalar(valueAt(pair.value, ['enabled']))?.value === true ? sourceIn(file, pair.key) : undefined;
});
