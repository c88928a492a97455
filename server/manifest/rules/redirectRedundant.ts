import { textsOf } from '../../../core/manifest/textsOf';
import { asMap, pairAt } from '../../../core/yaml';
import type { ManifestRule } from '../manifestRule';
import { removePairFix } from '../removePair';
import { redirectOf, RouteReach, urlOf } from '../routeReach';
import { addressOf, routeUrl } from '../routeUrl';

export const redirectRedundant: ManifestRule = {
  code: 'redirect-redundant',
  severity: 'hint',
  summary: 'A route redirects from HTTP to HTTPS, which happens by itself',
  explanation:
    'Requests to `http://` are led to the `https://` route of the same address. No route is needed for that.',
  basis: 'Rule R164',
  *check({ manifest }) {
    if (!manifest.routes.some(redirectOf)) return;
    const reach = new RouteReach(manifest.routes);
    const text = textsOf(manifest);
    const routeMaps = manifest.files.flatMap(({ document }) => asMap(pairAt(document.root, 'routes')?.value) ?? []);
    for (const route of manifest.routes) {
      const to = redirectOf(route);
      const [from, target] = [urlOf(route), to && routeUrl(to.text)];
      if (from?.scheme !== 'http' || !target || addressOf(target) !== addressOf({ ...from, scheme: 'https' })) continue;
      if (!reach.find(target)) continue;
      const around = routeMaps.find((map) => map.pairs.includes(route.pair));
      const fix = removePairFix(route.pair, { around, file: route.file, text });
      yield {
        message: `This route is not needed: "${route.name}" is led to HTTPS by itself`,
        source: route.source,
        fixes: fix ? [fix] : [],
        tags: ['unnecessary'],
      };
    }
  },
};
