import type { EntryRule } from '../entryRule';
import { routeUrl } from '../routeUrl';

export const wildcardWithoutCertificate: EntryRule = {
  code: 'wildcard-without-certificate',
  severity: 'information',
  summary: 'A route for all subdomains needs a certificate of your own',
  explanation:
    'The certificates that the platform gets by itself are for single host names. A route such as `https://*.{default}/` needs a wildcard certificate, added to the project by `upsun certificate:add`.',
  basis: 'Rule R152',
  over: ['routes'],
  *checkEntry({ name, source }) {
    const url = routeUrl(name);
    if (url?.scheme === 'https' && url.host.startsWith('*.'))
      yield { message: `"${url.host}" needs a certificate of your own: none is issued for wildcards`, source };
  },
};
