import { asText, pairAt, sourceIn, valueAt } from '../../../core/yaml';
import type { EntryRule } from '../entryRule';
import { typeText } from '../typeText';

export const searchAuthenticationUnsupported: EntryRule = {
  code: 'search-authentication-unsupported',
  severity: 'error',
  summary: 'A password for an Elasticsearch that is too old for one',
  explanation: 'Elasticsearch can ask for a password from 7.2 on. Before that, `authentication` is refused.',
  basis: 'Rule R122',
  over: ['services'],
  *checkEntry(entry) {
    const { name, version = '' } = typeText(entry) ?? {};
    const [, major, minor = '0'] = /^(\d+)(?:\.(\d+))?$/.exec(version) ?? [];
    if (name !== 'elasticsearch' || major === undefined || Number(major) + Number(minor) / 100 >= 7.02) return;
    const authentication = pairAt(valueAt(entry.node, ['configuration']), 'authentication');
    if (authentication && asText(valueAt(authentication.value, ['enabled'])) === 'true')
      yield {
        message: `Elasticsearch ${version} has no passwords: take 7.2 or later, or leave out "authentication"`,
        source: sourceIn(entry.file, authentication.key),
      };
  },
};
