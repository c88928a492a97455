import { factPerEntry } from '../../../core/manifest/keptPerEntry';
import { pairsOf, sourceIn, valueAt } from '../../../core/yaml';
import type { ManifestRule } from '../manifestRule';

/** A file with more of them may exceed 128 KB once domains are put in. */
const routeLimit = 100;

/** In one environment. */
const redirectLimit = 50_000;

export const routesTooMany: ManifestRule = {
  code: 'routes-too-many',
  severity: 'warning',
  summary: 'More routes or redirects than the platform takes',
  explanation:
    'The platform refuses routes that take more than 128 KB once domains stand for their placeholders, which is about 300 of them; it advises to keep fewer than 100 in the manifest. An environment has 50,000 redirects at most. Move what is left to the application.',
  basis: 'Rule R153',
  *check({ manifest: { routes } }) {
    const beyond = routes[routeLimit];
    if (beyond)
      yield {
        message: `There are ${routes.length} routes: more than ${routeLimit} may be refused for their size`,
        source: beyond.source,
      };
    let redirects = 0;
    for (const route of routes) {
      const before = redirects;
      redirects += redirectsIn(route);
      if (before <= redirectLimit && redirects > redirectLimit)
        yield {
          severity: 'error',
          message: `Here the redirects become ${redirects}: an environment has ${redirectLimit} at most`,
          source: sourceIn(route.file, route.pair.key),
        };
    }
  },
};

const redirectsIn = factPerEntry(({ node }) => pairsOf(valueAt(node, ['redirects', 'paths'])).length);
