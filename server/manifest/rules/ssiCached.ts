import { asScalar, isIncluded, pairAt, sourceIn, valueAt } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';

export const ssiCached: EntryRule = {
  code: 'ssi-cached',
  severity: 'warning',
  summary: 'A route has server-side includes and a cache',
  explanation:
    'The cache of a route keeps pages with their includes, so that the parts are as old as the page. Switch it off on the route with includes; the parts can be cached by their own routes. Routes are cached where they do not say otherwise.',
  basis: 'Rule R157',
  over: ['routes'],
  *checkEntry({ node, file }) {
    const ssi = pairAt(node, 'ssi');
    const cache = valueAt(node, ['cache']);
    if (!ssi || !isOn(ssi.value) || isIncluded(cache)) return;
    const isCached = asScalar(cache)?.value !== false && asScalar(valueAt(cache, ['enabled']))?.value !== false;
    if (isCached)
      yield {
        message: 'Pages with server-side includes are cached whole: write "cache: {enabled: false}" for this route',
        source: sourceIn(file, ssi.key),
      };
  },
};

function isOn(ssi: Parameters<typeof asScalar>[0]): boolean {
  return asScalar(ssi)?.value === true || asScalar(valueAt(ssi, ['enabled']))?.value === true;
}
