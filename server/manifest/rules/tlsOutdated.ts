import { asScalar, sourceIn, valueAt } from '../../../core/yaml';
import { changeScalarFixes } from '../changeFix';
import type { EntryRule } from '../entryRule';

export const tlsOutdated: EntryRule = {
  code: 'tls-outdated',
  severity: 'warning',
  summary: 'A route asks for a TLS version that is no longer accepted',
  explanation: 'Versions of TLS before 1.2 are refused by the router, whatever `min_version` says.',
  basis: 'Rule R161',
  over: ['routes'],
  *checkEntry({ node, file }) {
    const written = valueAt(node, ['tls', 'min_version']);
    const version = asScalar(written);
    if (!written || (version?.text !== 'TLSv1.0' && version?.text !== 'TLSv1.1')) return;
    yield {
      message: `TLS before 1.2 is no longer accepted: "${version.text}" has no effect`,
      source: sourceIn(file, written),
      fixes: written === version ? changeScalarFixes(file, version, 'TLSv1.2', true) : [],
      tags: ['deprecated'],
    };
  },
};
