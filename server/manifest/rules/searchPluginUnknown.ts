import { searchPlugins } from '../../../core/manifest/searchPlugins';
import { nearest } from '../../../core/nearest';
import { asScalar, asSequence, asText, sourceIn, valueAt } from '../../../core/yaml';
import { changeScalarFixes } from '../changeScalar';
import type { EntryRule } from '../entryRule';
import { typeText } from '../typeText';

export const searchPluginUnknown: EntryRule = {
  code: 'search-plugin-unknown',
  severity: 'error',
  summary: 'A plugin that the version of OpenSearch or Elasticsearch does not have',
  explanation: 'Only the plugins that the platform documents for a version can be installed.',
  basis: 'Rule R121; the platform’s documentation',
  over: ['services'],
  *checkEntry(entry) {
    const { name = '', version = '' } = typeText(entry) ?? {};
    const known = searchPlugins(name, version);
    if (!known) return;
    for (const item of asSequence(valueAt(entry.node, ['configuration', 'plugins']))?.items ?? []) {
      const plugin = asText(item);
      if (plugin === undefined || !asScalar(item) || known.includes(plugin)) continue;
      const meant = nearest(plugin.replaceAll('_', '-'), known);
      yield {
        message: `${name} ${version} has no plugin "${plugin}"${meant === undefined ? '' : `: did you mean "${meant}"?`}`,
        source: sourceIn(entry.file, item),
        fixes: meant === undefined ? [] : changeScalarFixes(entry.file, item, meant, true),
      };
    }
  },
};
