import { asScalar, asText, isIncluded, pairsOf, sourceIn, valueAt } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';

export const hostAddressInvalid: EntryRule = {
  code: 'host-address-invalid',
  severity: 'warning',
  summary: 'An additional host without an IP address',
  explanation:
    'Names and addresses of `additional_hosts` go to `/etc/hosts`, which knows IP addresses only. For a service or another application use a relationship.',
  basis: 'Rule R79',
  over: ['applications'],
  *checkEntry({ node, file }) {
    const workers = pairsOf(valueAt(node, ['workers'])).map(({ value }) => value);
    for (const holder of [node, valueAt(node, ['web']), ...workers]) {
      for (const { key, value } of pairsOf(valueAt(holder, ['additional_hosts']))) {
        const scalar = asScalar(value);
        const address = asText(scalar);
        if (!scalar || address === undefined || isIncluded(scalar) || isAddress(address)) continue;
        yield { message: `"${key.text}" needs an IP address, not "${address}"`, source: sourceIn(file, scalar) };
      }
    }
  },
};

function isAddress(text: string): boolean {
  const parts = text.split('.');
  const isVersion4 = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return isVersion4 || (/^[\da-f:]+(?:\d+\.\d+\.\d+\.\d+)?$/i.test(text) && text.split(':').length > 2);
}
