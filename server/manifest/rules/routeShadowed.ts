import type { ManifestRule } from '../manifestRule';
import { urlOf } from '../routeReach';
import { addressOf } from '../routeUrl';

export const routeShadowed: ManifestRule = {
  code: 'route-shadowed',
  severity: 'hint',
  summary: 'A route for all domains does not get the default one',
  explanation:
    'Where the same path has a route with `{default}` and one with `{all}`, the first answers for the default domain and the second for the other domains.',
  basis: 'Rule R151',
  *check({ manifest: { routes } }) {
    const addresses = new Map(
      routes.flatMap((route) => {
        const url = urlOf(route);
        return url ? [[addressOf(url), route]] : [];
      }),
    );
    for (const route of routes) {
      const url = urlOf(route);
      const other =
        url?.host.includes('{all}') === true
          ? addresses.get(addressOf({ ...url, host: url.host.replace('{all}', '{default}') }))
          : undefined;
      if (!other) continue;
      yield {
        message: `For the default domain "${other.name}" answers; this route is for the other domains`,
        source: route.source,
        related: [{ source: other.source, message: 'The route for the default domain' }],
      };
    }
  },
};
