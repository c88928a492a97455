import { extensionNames, extensionStatus, knowsExtensions } from '../../../core/manifest/registry';
import { nearest } from '../../../core/nearest';
import { asScalar, asSequence, asText, sourceIn, valueAt } from '../../../core/yaml';
import { changeScalarFixes } from '../changeScalar';
import type { EntryRule } from '../entryRule';
import { typeText } from '../typeText';

export const postgresqlExtensionUnknown: EntryRule = {
  code: 'postgresql-extension-unknown',
  severity: 'error',
  summary: 'A PostgreSQL extension that the version does not have',
  explanation: 'The platform refuses an extension that is not on its list for the version of the service.',
  basis: 'Rule R116; the platform’s list of PostgreSQL extensions',
  over: ['services'],
  *checkEntry(entry) {
    const { name, version = '' } = typeText(entry) ?? {};
    if (name !== 'postgresql' || !knowsExtensions('postgresql', version)) return;
    for (const item of asSequence(valueAt(entry.node, ['configuration', 'extensions']))?.items ?? []) {
      const extension = asText(item);
      if (extension === undefined || !asScalar(item) || extensionStatus('postgresql', extension, version)) continue;
      const meant = others.get(extension) ?? nearest(extension, extensionNames('postgresql', version, ['available']));
      yield {
        message: `PostgreSQL ${version} has no extension "${extension}"${meant === undefined ? '' : `: did you mean "${meant}"?`}`,
        source: sourceIn(entry.file, item),
        fixes: meant === undefined ? [] : changeScalarFixes(entry.file, item, meant, true),
      };
    }
  },
};

/** Names that people know an extension by. */
const others: ReadonlyMap<string, string> = new Map([
  ['pgvector', 'vector'],
  ['uuid_ossp', 'uuid-ossp'],
]);
