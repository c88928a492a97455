import { asMap, asText, isIncluded, sourceIn, valueAt } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';

export const varnishCachedTwice: EntryRule = {
  code: 'varnish-cached-twice',
  severity: 'warning',
  summary: 'A route to Varnish with the cache of the router before it',
  explanation:
    'The router caches what Varnish has cached already, so that what is purged in Varnish is still served. Switch the cache of the route off: `cache: {enabled: false}`.',
  basis: 'Rule R131',
  over: ['routes'],
  *checkEntry(entry, { services }) {
    const upstream = valueAt(entry.node, ['upstream']);
    const cache = valueAt(entry.node, ['cache']);
    const enabled = asText(asMap(cache) ? valueAt(cache, ['enabled']) : cache);
    const target = asText(upstream)?.split(':')[0] ?? '';
    if (!upstream || isIncluded(cache) || enabled === 'false' || !services.get(target)?.startsWith('varnish:')) return;
    yield {
      message: 'Varnish caches already: switch the cache of the route off with "cache: {enabled: false}"',
      source: sourceIn(entry.file, upstream),
    };
  },
};
