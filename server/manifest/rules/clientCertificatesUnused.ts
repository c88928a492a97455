import { asSequence, asText, isIncluded, pairAt, sourceIn, valueAt } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';

export const clientCertificatesUnused: EntryRule = {
  code: 'client-certificates-unused',
  severity: 'error',
  summary: 'Authorities of client certificates, and no client is asked for one',
  explanation:
    '`client_certificate_authorities` only counts where `client_authentication` says whether clients may (`request`) or must (`require`) show a certificate.',
  basis: 'Rule R163',
  over: ['routes'],
  *checkEntry({ node, file }) {
    const tls = valueAt(node, ['tls']);
    const authorities = pairAt(tls, 'client_certificate_authorities');
    const authentication = valueAt(tls, ['client_authentication']);
    if (!authorities || (asSequence(authorities.value)?.items.length ?? 0) === 0) return;
    if (asText(authentication) === undefined && !isIncluded(authentication))
      yield {
        message: 'Clients are not asked for a certificate: add "client_authentication: require" or "request"',
        source: sourceIn(file, authorities.key),
      };
  },
};
