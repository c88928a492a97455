import { asScalar, asSequence, sourceIn, valueAt } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';

/** In small letters. */
const refused = new Set(['accept-encoding', 'connection', 'proxy-authorization', 'te', 'upgrade', 'cookie']);

export const cacheHeaderRefused: EntryRule = {
  code: 'cache-header-refused',
  severity: 'error',
  summary: 'A header that can not take part in the cache key',
  explanation:
    'The platform refuses a route whose `cache.headers` names a header that belongs to one connection or is handled by the router: Accept-Encoding, Connection, Proxy-Authorization, TE and Upgrade. For Cookie there is `cache.cookies`.',
  basis: 'Rule R154',
  over: ['routes'],
  *checkEntry({ node, file }) {
    for (const item of asSequence(valueAt(node, ['cache', 'headers']))?.items ?? []) {
      const name = asScalar(item);
      if (!name || !refused.has(name.text.toLowerCase())) continue;
      const instead = name.text.toLowerCase() === 'cookie' ? ': name the cookies in "cookies"' : '';
      yield {
        message: `The header "${name.text}" can't be part of the cache key${instead}`,
        source: sourceIn(file, item),
      };
    }
  },
};
