import { nearest } from '../../../core/nearest';
import { asMap, asText, isIncluded, pairAt, pairsOf, sourceIn, valueAt } from '../../../core/yaml';
import { changeScalarFixes } from '../changeScalar';
import type { EntryRule } from '../entryRule';
import { typeText } from '../typeText';

export const solrCoreMissing: EntryRule = {
  code: 'solr-core-missing',
  severity: 'error',
  summary: 'An endpoint of Solr without its core, or cores without endpoints',
  explanation:
    'Each endpoint leads to one of the `cores`. Without `cores` there is a core `collection1` and an endpoint `solr`; with cores of its own the service needs `endpoints`, too.',
  basis: 'Rule R124',
  over: ['services'],
  *checkEntry(entry) {
    const configuration = valueAt(entry.node, ['configuration']);
    const cores = pairAt(configuration, 'cores');
    const endpoints = pairAt(configuration, 'endpoints');
    if (typeText(entry)?.name !== 'solr' || isIncluded(cores?.value) || isIncluded(endpoints?.value)) return;
    if (cores && asMap(cores.value) && !endpoints)
      yield {
        message: '"cores" needs "endpoints" beside it: each core is reached by its own',
        source: sourceIn(entry.file, cores.key),
      };
    const names = cores ? pairsOf(cores.value).map(({ key }) => key.text) : ['collection1'];
    for (const { value } of pairsOf(endpoints?.value)) {
      const core = valueAt(value, ['core']);
      const name = asText(core);
      if (!core || name === undefined || names.includes(name)) continue;
      const meant = nearest(name, names);
      yield {
        message: `"${name}" is not a core of this service: ${meant === undefined ? 'add it to "cores"' : `did you mean "${meant}"?`}`,
        source: sourceIn(entry.file, core),
        fixes: meant === undefined ? [] : changeScalarFixes(entry.file, core, meant, true),
      };
    }
  },
};
