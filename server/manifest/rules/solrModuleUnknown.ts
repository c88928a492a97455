import { extensionNames, extensionStatus, knowsExtensions } from '../../../core/manifest/registry';
import { nearest } from '../../../core/nearest';
import { asSequence, asText, pairAt, sourceIn, valueAt } from '../../../core/yaml';
import { changeScalarFixes } from '../changeScalar';
import type { EntryRule } from '../entryRule';
import { typeText } from '../typeText';

export const solrModuleUnknown: EntryRule = {
  code: 'solr-module-unknown',
  severity: 'error',
  summary: 'A module that the version of Solr does not have',
  explanation: 'Modules can be loaded from Solr 9.9 on, those on the platform’s list for the version.',
  basis: 'Rule R126; the platform’s list of Solr modules',
  over: ['services'],
  *checkEntry(entry) {
    const { name, version = '' } = typeText(entry) ?? {};
    const modules = pairAt(valueAt(entry.node, ['configuration']), 'modules');
    if (name !== 'solr' || !modules) return;
    if (isBeforeModules(version)) {
      yield {
        message: `Solr ${version} loads no modules: take 9.9 or later`,
        source: sourceIn(entry.file, modules.key),
      };
      return;
    }
    if (!knowsExtensions('solr', version)) return;
    for (const item of asSequence(modules.value)?.items ?? []) {
      const module = asText(item);
      if (module === undefined || extensionStatus('solr', module, version)) continue;
      const meant = nearest(module, extensionNames('solr', version, ['available', 'default', 'built-in']));
      yield {
        message: `Solr ${version} has no module "${module}"${meant === undefined ? '' : `: did you mean "${meant}"?`}`,
        source: sourceIn(entry.file, item),
        fixes: meant === undefined ? [] : changeScalarFixes(entry.file, item, meant, true),
      };
    }
  },
};

function isBeforeModules(version: string): boolean {
  const [, major = '', minor = ''] = /^(\d+)\.(\d+)$/.exec(version) ?? [];
  return major !== '' && (Number(major) < 9 || (Number(major) === 9 && Number(minor) < 9));
}
